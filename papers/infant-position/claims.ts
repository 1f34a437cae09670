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

/** Kappa of a kind of model on other selections of labels, and as a mean over infants. */
function selections(model: string) {
	const labels = {
		[`kappa.${model}.published`]: "without the session that the authors’ code leaves out",
		[`kappa.${model}.withoutOutliers`]: "without the two outliers either",
		[`kappa.${model}.steady`]: "no change of position within 6 s",
		[`meanKappa.${model}.awake`]: "mean over infants",
	};
	return { values: Object.keys(labels), labels };
}

/** What the paper says, each sentence bound to a value; margins are half a unit of the last digit that was printed. */
export const claims: readonly Claim[] = [
	{
		id: "kappa-group",
		sentence:
			"In the second video, outside naps, the group model agrees with video coding of five positions with a kappa of {value}.",
		value: "kappa.group.awake",
		robust: {
			...selections("group"),
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "kappa-individual",
		sentence: "Individual models agree with a kappa of {value}.",
		value: "kappa.individual.awake",
		robust: {
			...selections("individual"),
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "difference",
		sentence:
			"On the same labels the kappa of individual models is higher by {value}: the data cannot show which is better.",
		value: "difference.kappa",
	},
	{
		id: "lowest",
		sentence: "In the infant with the poorest agreement the group model’s kappa is {value}.",
		value: "infant.group.lowest",
	},
	{
		id: "held",
		sentence: "Of what the group model calls held, {value} was coded as held.",
		value: "class.group.held.positivePredictiveValue",
	},
	{
		id: "misplaced-2s",
		sentence: "At two-second resolution the group model assigns {value} of the time to the wrong position.",
		value: "misplaced.group.2s",
	},
	{
		id: "misplaced-600s",
		sentence: "In windows of ten minutes some errors cancel, and {value} remains.",
		value: "misplaced.group.600s",
	},
	reproduced("sessions", "count.sessions", "{value} sessions have a second video that can be used."),
	reproduced(
		"accuracy-group",
		"proximal.group.accuracy.mean",
		"In the first video group models have a mean accuracy of {value}.",
	),
	reproduced(
		"accuracy-individual",
		"proximal.individual.accuracy.mean",
		"Individual models have a mean accuracy of {value}.",
	),
	reproduced(
		"file-kappa-group",
		"proximal.group.fileKappa.mean",
		"The mean kappa of group models in the first video is {value}, as published.",
	),
	reproduced(
		"file-kappa-individual",
		"proximal.individual.fileKappa.mean",
		"The mean kappa of individual models is {value}, as published.",
	),
	{
		id: "five-kappa-individual",
		sentence:
			"Cohen’s kappa of all five positions, computed from the authors’ table by position, has a mean of {value} for individual models.",
		value: "proximal.individual.fiveKappa.mean",
	},
	reproduced(
		"r-group",
		"r.group.session.with.overall",
		"Over whole sessions, shares of time by the group model and by video coding have a correlation of {value}.",
	),
	reproduced("r-individual", "r.individual.session.with.overall", "For individual models this correlation is {value}."),
	reproduced("r-group-bins", "r.group.bins.with.overall", "In bins of ten minutes it is {value} for the group model."),
	reproduced("r-held", "r.group.session.with.held", "For being held alone the correlation over sessions is {value}."),
	reproduced(
		"within-sitting",
		"within.group.sitting",
		"The time sitting is correct to within one minute in {value} of ten-minute bins.",
	),
	reproduced("upright-younger", "day.group.all.younger.upright", "Younger infants are upright for {value} of the day."),
	reproduced("upright-older", "day.group.all.older.upright", "Older infants are upright for {value} of the day."),
	reproduced("supine-younger", "day.group.all.younger.supine", "Younger infants are supine for {value} of the day."),
	reproduced("supine-older", "day.group.all.older.supine", "Older infants are supine for {value} of the day."),
	{
		id: "slope-supine",
		sentence: "The share of the day spent supine changes with age by {value}.",
		value: "slope.group.supine",
		robust: {
			values: ["slope.individual.supine"],
			labels: { "slope.individual.supine": "individual models" },
			criterion: { kind: "below", bound: 0 },
		},
	},
	{
		id: "slope-upright",
		sentence: "The share of the day spent upright changes with age by {value}.",
		value: "slope.group.upright",
		robust: {
			values: ["slope.individual.upright"],
			labels: { "slope.individual.upright": "individual models" },
			criterion: { kind: "above", bound: 0 },
		},
	},
	{
		id: "published",
		sentence: "{value} published numbers were reproduced to the last printed digit.",
		value: "published.same",
	},
];
