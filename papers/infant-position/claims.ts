import type { Claim } from "@quickening/paper";
import { franchak, publishedNumber } from "./published.ts";

/** A claim on a number that was published. */
const reproduced = (id: string, value: string, sentence: string, note?: string): Claim => {
	const { value: number, where, margin } = publishedNumber(value);
	return {
		...{ id, sentence, value: `found.${value}` },
		published: { value: number, source: franchak, where, margin, ...(note !== undefined && { note }) },
	};
};

/** What the paper says, each sentence bound to a value; margins are half a unit of the last digit that was printed. */
export const claims: readonly Claim[] = [
	{
		id: "kappa-group",
		sentence:
			"In the second video, outside naps, the group model agrees with people on five positions with a kappa of {value}.",
		value: "kappa.group.awake",
		robust: {
			values: ["kappa.group.published", "kappa.group.withoutOutliers", "kappa.group.steady", "meanKappa.group.awake"],
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "kappa-individual",
		sentence: "Individual models agree with a kappa of {value}.",
		value: "kappa.individual.awake",
		robust: {
			values: [
				"kappa.individual.published",
				"kappa.individual.withoutOutliers",
				"kappa.individual.steady",
				"meanKappa.individual.awake",
			],
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "difference",
		sentence:
			"On the same labels individual models have a kappa that is higher by {value}: which is better is not settled.",
		value: "difference.kappa",
	},
	{
		id: "lowest",
		sentence: "In the infant with the poorest agreement the group model's kappa is {value}.",
		value: "infant.group.lowest",
	},
	{
		id: "held",
		sentence: "Of what the group model calls held, {value} was coded so by people.",
		value: "class.group.held.positivePredictiveValue",
	},
	{
		id: "misplaced-2s",
		sentence: "At two seconds {value} of the time stands under another position than people coded, by the group model.",
		value: "misplaced.group.2s",
	},
	{
		id: "misplaced-600s",
		sentence: "In windows of ten minutes errors cancel in part, and {value} is left.",
		value: "misplaced.group.600s",
	},
	reproduced("sessions", "count.sessions", "{value} sessions have a second video that can be used."),
	reproduced(
		"accuracy-group",
		"proximal.group.accuracy.mean",
		"In the first video group models have a mean accuracy of {value}.",
	),
	reproduced("accuracy-individual", "proximal.individual.accuracy.mean", "Individual models have one of {value}."),
	reproduced(
		"file-kappa-group",
		"proximal.group.fileKappa.mean",
		"The mean kappa of group models in the first video is {value}, as published.",
	),
	reproduced("file-kappa-individual", "proximal.individual.fileKappa.mean", "That of individual models is {value}."),
	{
		id: "five-kappa-individual",
		sentence:
			"Cohen's kappa of all five positions, worked out from the authors' table by position, has a mean of {value} for individual models.",
		value: "proximal.individual.fiveKappa.mean",
	},
	reproduced(
		"r-group",
		"r.group.session.with.overall",
		"Shares of time in whole sessions correlate with {value} by the group model.",
	),
	reproduced("r-individual", "r.individual.session.with.overall", "They correlate with {value} by individual models."),
	reproduced(
		"r-group-bins",
		"r.group.bins.with.overall",
		"In bins of ten minutes they correlate with {value} by the group model.",
	),
	reproduced("r-held", "r.group.session.with.held", "For held alone the correlation over sessions is {value}."),
	reproduced(
		"within-sitting",
		"within.group.sitting",
		"The time in sitting is right to one minute in {value} of bins of ten.",
	),
	reproduced("upright-younger", "day.group.all.younger.upright", "Younger infants are upright for {value} of the day."),
	reproduced("upright-older", "day.group.all.older.upright", "Older infants are upright for {value} of the day."),
	reproduced("supine-younger", "day.group.all.younger.supine", "Younger infants are supine for {value} of the day."),
	reproduced("supine-older", "day.group.all.older.supine", "Older infants are supine for {value} of the day."),
	{
		id: "slope-supine",
		sentence: "With each month of age the share of supine changes by {value}.",
		value: "slope.group.supine",
		robust: { values: ["slope.individual.supine"], criterion: { kind: "below", bound: 0 } },
	},
	{
		id: "slope-upright",
		sentence: "With each month of age the share of upright changes by {value}.",
		value: "slope.group.upright",
		robust: { values: ["slope.individual.upright"], criterion: { kind: "above", bound: 0 } },
	},
	{
		id: "published",
		sentence: "{value} published numbers were found again to the last printed digit.",
		value: "published.same",
	},
];
