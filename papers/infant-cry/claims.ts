import type { Claim } from "@quickening/paper";

const setyoningrum = "Setyoningrum NG, et al. Jurnal Teknik Informatika 2025;6(2), doi:10.52436/1.jutif.2025.6.2.4373";

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{
		id: "recordings",
		sentence: "The corpus holds {value} recordings.",
		value: "count.recordings",
		published: { value: 457, source: setyoningrum, where: "abstract", margin: 0 },
	},
	{
		id: "installations",
		sentence: "They come from {value} installations of the app; the number of infants is not known.",
		value: "count.instances",
	},
	{
		id: "majority",
		sentence: "Always saying hungry is right in {value}.",
		value: "share.hungry",
	},
	{
		id: "nearest",
		sentence:
			"Of recordings whose installation gave another one, {value} sound most like one of the same installation.",
		value: "nearest.same",
	},
	{
		id: "honest",
		sentence:
			"Split by installation, MiniRocket on the mel spectrum distinguishes hunger from other reasons with an area under the ROC curve of {value}; no other model does better by more than a tenth.",
		value: "auc.byInstallation.miniRocket",
		robust: {
			values: [
				"auc.byInstallation.tags",
				"auc.byInstallation.logistic",
				"auc.byInstallation.boosting",
				"auc.byInstallation.networkPlain",
				"auc.byInstallation.network",
				"pooledAuc.byInstallation.miniRocket",
			],
			criterion: { kind: "below", bound: 0.63 },
		},
	},
	{
		id: "network",
		sentence: "Split by installation, a convolutional network on augmented mel spectra reaches {value}.",
		value: "auc.byInstallation.network",
	},
	{
		id: "leak",
		sentence: "Split by recording, the area of boosted trees rises by {value}, with nothing changed about the cries.",
		value: "gain.boosting",
		robust: {
			values: ["gain.tags", "gain.logistic", "gain.miniRocket", "gain.networkPlain", "gain.network"],
			criterion: { kind: "above", bound: 0 },
		},
	},
	{
		id: "copies",
		sentence: "Where copies are made before the split, the accuracy of a random forest is {value}.",
		value: "copies.accuracy.copiesFirst",
	},
	{
		id: "copies-honest",
		sentence: "With copies in training alone and installations whole, its macro F1 is {value}.",
		value: "copies.macroF1.byInstallation",
	},
];
