import type { Claim } from "@quickening/paper";

const chudacek =
	"Chudáček V, et al. Open access intrapartum CTG database. BMC Pregnancy Childbirth 2014;14:16, doi:10.1186/1471-2393-14-16";
const benMbarek = "Ben M’Barek I, et al. DeepCTG 1.0. Front Pediatr 2023;11:1190441, doi:10.3389/fped.2023.1190441";

/** What the paper says, each sentence bound to a value; margins were set before the values were seen together. */
export const claims: readonly Claim[] = [
	{
		id: "recordings",
		sentence: "The database holds {value} recordings, one per birth.",
		value: "count.recordings",
		published: { value: 552, source: chudacek, where: "abstract", margin: 0 },
	},
	{
		id: "caesareans",
		sentence: "{value} of the births were caesarean sections.",
		value: "count.caesarean",
		published: { value: 46, source: chudacek, where: "abstract", margin: 0 },
	},
	{
		id: "ph-at-most-705",
		sentence: "{value} babies had an umbilical artery pH of 7.05 or less.",
		value: "count.phAtMost705",
	},
	{ id: "ph-below-705", sentence: "{value} had a pH below 7.05.", value: "count.phBelow705" },
	{ id: "ph-at-most-715", sentence: "{value} had a pH of 7.15 or less.", value: "count.phAtMost715" },
	{
		id: "metabolic",
		sentence: "{value} of those with pH of 7.05 or less had a base deficit of at least 12 mmol/L.",
		value: "count.metabolicAcidosis",
	},
	{
		id: "missing",
		sentence: "On average {value} of a recording has no fetal heart rate.",
		value: "data.missingPercent",
	},
	{
		id: "auc-primary",
		sentence:
			"Four features of the last 30 minutes with signal predict acidaemia in vaginal births with an area under the ROC curve of {value}, corrected for optimism.",
		value: "auc.primary",
		published: {
			value: 0.74,
			source: benMbarek,
			where: "abstract (CTU-UHB data set)",
			read: "abstract",
			margin: 0.05,
			note: "The published model takes the same four features from its own signal processing; whether its 0.74 includes caesarean sections was not established from the abstract.",
		},
		robust: {
			values: [
				"auc.atMost705",
				"auc.allBirths",
				"auc.allBirthsAtMost705",
				"auc.metabolic",
				"auc.clock",
				"auc.long",
				"auc.halfSignal",
				"auc.weakPenalty",
				"auc.strongPenalty",
				"auc.unpenalised",
				"auc.crossValidated",
			],
			criterion: { kind: "within", margin: 0.05 },
			labels: {
				"auc.atMost705": "pH of 7.05 or less",
				"auc.allBirths": "all births",
				"auc.allBirthsAtMost705": "all births, pH of 7.05 or less",
				"auc.metabolic": "all births, metabolic acidosis",
				"auc.clock": "last 30 min of the file",
				"auc.long": "last 60 min with signal",
				"auc.halfSignal": "at least half of the segment with signal",
				"auc.weakPenalty": "weaker ridge penalty",
				"auc.strongPenalty": "stronger ridge penalty",
				"auc.unpenalised": "no penalty",
				"auc.crossValidated": "cross-validation instead of the bootstrap",
			},
		},
	},
	{
		id: "auc-all-births",
		sentence: "In all births, caesarean sections included, the area is {value}.",
		value: "auc.allBirths",
		published: {
			value: 0.74,
			source: benMbarek,
			where: "abstract (CTU-UHB data set)",
			read: "abstract",
			margin: 0.05,
			note: "As above: the published figure may be for either set of births.",
		},
	},
	{
		id: "auc-network",
		sentence:
			"A temporal convolutional network on the raw signal of the last hour reaches an area of {value} on births that it was not trained on.",
		value: "networks.auc.network",
	},
	{
		id: "network-difference",
		sentence: "Its difference from four features on the same folds was {value}; the data cannot show which is better.",
		value: "networks.difference.network",
	},
	{
		id: "mini-rocket-difference",
		sentence:
			"MiniRocket’s difference from four features on the same folds was {value}; the data cannot show which is better.",
		value: "networks.difference.miniRocket",
	},
	{
		id: "events-too-few",
		sentence: "A model with four features and this prevalence would need {value} events; the data hold fewer.",
		value: "sampleSize.eventsNeeded",
	},
	{
		id: "missing-alone",
		sentence:
			"The share of missing signal in the last 30 minutes of the file, and nothing else, tells a pH of 7.05 or less with an area of {value}.",
		value: "fooled.single.missingAcidaemia",
		robust: {
			values: ["fooled.single.missingWholeAcidaemia"],
			criterion: { kind: "above", bound: 0.6 },
			labels: { "fooled.single.missingWholeAcidaemia": "share missing in the whole recording" },
		},
	},
	{
		id: "missing-with-signal",
		sentence:
			"In the last 30 minutes with signal, the same share has an area of {value}; the data cannot show that it differs from chance.",
		value: "fooled.single.missingSignalAcidaemia",
	},
	{
		id: "silent-end",
		sentence:
			"The length of the silence at the end of the file alone tells a caesarean section with an area of {value}.",
		value: "fooled.single.silentEndCaesarean",
	},
	{
		id: "caesarean-clock",
		sentence: "A forest on the last 30 minutes of the file “predicts” caesarean section with an area of {value}.",
		value: "fooled.caesarean.clock.inside",
	},
	{
		id: "caesarean-signal",
		sentence: "When the window ends with the signal, the same forest reaches {value}.",
		value: "fooled.caesarean.signal.inside",
	},
	{
		id: "leak-honest",
		sentence: "For a pH of 7.05 or less the forest reaches {value} when oversampling stays inside the training folds.",
		value: "fooled.acidaemia.signal.inside",
	},
	{
		id: "leak-before",
		sentence: "With oversampling before the split the same forest on the same births reaches {value}.",
		value: "fooled.acidaemia.signal.before",
		robust: {
			values: ["fooled.acidaemia.clock.before", "fooled.caesarean.signal.before", "fooled.caesarean.clock.before"],
			criterion: { kind: "above", bound: 0.95 },
			labels: {
				"fooled.acidaemia.clock.before": "pH of 7.05 or less, last 30 min of the file",
				"fooled.caesarean.signal.before": "caesarean section, last 30 min with signal",
				"fooled.caesarean.clock.before": "caesarean section, last 30 min of the file",
			},
		},
	},
];
