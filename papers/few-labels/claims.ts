import type { Claim } from "@quickening/paper";

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{ id: "recordings", sentence: "{value} recordings were used.", value: "count.recordings" },
	{
		id: "reconstruction",
		sentence: "Pre-training learns: of what was hidden, an error of {value} of the variance is left.",
		value: "pretraining.loss",
	},
	{
		id: "two",
		sentence:
			"With two labelled recordings of each group, pre-training changes the area under the ROC curve by {value}.",
		value: "difference.pretrained.2",
		robust: {
			values: ["difference.pretrained.4", "difference.pretrained.8"],
			criterion: { kind: "below", bound: 0.05 },
		},
	},
	{
		id: "rocket",
		sentence: "With two labelled recordings of each group, MiniRocket reaches {value}.",
		value: "auc.miniRocket.2",
	},
];
