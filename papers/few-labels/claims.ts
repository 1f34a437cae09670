import type { Claim } from "@quickening/paper";

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{ id: "recordings", sentence: "{value} day-long recordings were used.", value: "count.recordings" },
	{
		id: "reconstruction",
		sentence: "After pre-training, a fraction of {value} of the variance of hidden heartbeats remains unexplained.",
		value: "pretraining.loss",
	},
	{
		id: "two",
		sentence:
			"With two labelled recordings of each group, pre-training changes the area under the ROC curve by {value}.",
		value: "difference.pretrained.2",
		robust: {
			values: ["difference.pretrained.4", "difference.pretrained.8"],
			labels: {
				"difference.pretrained.4": "four labelled recordings of each group",
				"difference.pretrained.8": "eight labelled recordings of each group",
			},
			criterion: { kind: "below", bound: 0.05 },
		},
	},
	{
		id: "rocket",
		sentence: "With two labelled recordings of each group, MiniRocket reaches an area under the ROC curve of {value}.",
		value: "auc.miniRocket.2",
	},
];
