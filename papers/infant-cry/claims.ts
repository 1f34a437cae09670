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
		sentence: "Always saying “hungry” is right in {value}.",
		value: "share.hungry",
	},
	{
		id: "nearest",
		sentence:
			"Where an installation gave several recordings, {value} of them sound most like another one of the same installation.",
		value: "nearest.same",
	},
	{
		id: "honest",
		sentence:
			"Split by installation, MiniRocket on the mel spectrum distinguishes hunger from other reasons with an area under the ROC curve of {value}; no other model’s area reaches 0.63, and none could be shown to exceed chance.",
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
			labels: {
				"auc.byInstallation.tags": "tags alone, no sound",
				"auc.byInstallation.logistic": "logistic regression",
				"auc.byInstallation.boosting": "boosted trees",
				"auc.byInstallation.networkPlain": "CNN",
				"auc.byInstallation.network": "CNN, augmented",
				"pooledAuc.byInstallation.miniRocket": "MiniRocket, pairs of all folds",
			},
			criterion: { kind: "below", bound: 0.63 },
		},
	},
	{
		id: "network",
		sentence: "Split by installation, a convolutional network on augmented mel spectra has an area of {value}.",
		value: "auc.byInstallation.network",
	},
	{
		id: "leak",
		sentence: "Split by recording, the area of boosted trees rises by {value}, although the cries are the same.",
		value: "gain.boosting",
		robust: {
			values: ["gain.tags", "gain.logistic", "gain.miniRocket", "gain.networkPlain", "gain.network"],
			labels: {
				"gain.tags": "tags alone, no sound",
				"gain.logistic": "logistic regression",
				"gain.miniRocket": "MiniRocket",
				"gain.networkPlain": "CNN",
				"gain.network": "CNN, augmented",
			},
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
		sentence: "With copies in training only and split by installation, its macro F1 is {value}.",
		value: "copies.macroF1.byInstallation",
	},
];
