import type { Claim } from "@quickening/paper";
import { measureNames } from "./analysis/measures.ts";

const lifesnaps =
	"Yfantidou S, et al. LifeSnaps, a 4-month multi-modal dataset capturing unobtrusive snapshots of our lives in the wild. Sci Data 2022;9:663, doi:10.1038/s41597-022-01764-x";

/** The same measure of prediction for other moods, and with RMSSD as a fourth measure of the watch. */
function moods(measure: string, model: string) {
	const labels = {
		[`${measure}.happy.three.${model}`]: "happy",
		[`${measure}.tired.three.${model}`]: "tired",
		[`${measure}.tense.four.${model}`]: "tense, with RMSSD",
	};
	return { values: Object.keys(labels), labels };
}

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{
		id: "people",
		sentence: "The file contains the days of {value} people.",
		value: "count.people",
		published: { value: 71, source: lifesnaps, where: "abstract", margin: 0 },
	},
	...(["restingHr", "lnRmssd", "logSteps", "sleep"] as const).map(
		(measure): Claim => ({
			id: `icc-${measure}`,
			sentence: `One night of ${measureNames[measure].replace("Resting", "resting").replace("Sleep", "sleep")} has a reliability of {value}.`,
			value: `icc.${measure}`,
		}),
	),
	{
		id: "steps-formula",
		sentence: "By the formula, log steps need {value} for a reliability of 0.8.",
		value: "nights.independent.logSteps.r80",
		robust: {
			values: ["nights.correlated.logSteps.r80"],
			labels: { "nights.correlated.logSteps.r80": "neighbouring days correlated" },
			criterion: { kind: "above", bound: 9 },
		},
	},
	{
		id: "steps-blocks",
		sentence:
			"Means of 28 successive recorded days of log steps have a reliability of {value}, where the formula promises 0.89.",
		value: "blocks.logSteps.n28",
		robust: {
			values: ["blocks.logSteps.n7", "blocks.logSteps.n14"],
			labels: { "blocks.logSteps.n7": "means of 7 days", "blocks.logSteps.n14": "means of 14 days" },
			criterion: { kind: "below", bound: 0.8 },
		},
	},
	{
		id: "sleep-blocks",
		sentence: "Means of 14 successive recorded nights of sleep have a reliability of {value}.",
		value: "blocks.sleep.n14",
	},
	{
		id: "rmssd",
		sentence: "ln RMSSD needs {value} for a reliability of 0.8 if nights are independent.",
		value: "nights.independent.lnRmssd.r80",
		robust: {
			values: ["nights.correlated.lnRmssd.r80", "nights.blocks.lnRmssd.r80"],
			labels: {
				"nights.correlated.lnRmssd.r80": "neighbouring nights correlated",
				"nights.blocks.lnRmssd.r80": "from blocks of nights",
			},
			criterion: { kind: "below", bound: 5 },
		},
	},
	{
		id: "smoothed",
		sentence:
			"The correlation of resting heart rate, as smoothed by the manufacturer, with that of the next day within people is {value}.",
		value: "lagOne.restingHr",
	},
	{
		id: "alarms-resting",
		sentence:
			"With a baseline of 14 nights, resting heart rate lies more than two standard deviations away on {value}.",
		value: "alarms.restingHr.plain.n14",
		robust: {
			values: ["alarms.restingHr.plain.n7", "alarms.restingHr.plain.n28", "alarms.restingHr.widened.n14"],
			labels: {
				"alarms.restingHr.plain.n7": "baseline of 7 nights",
				"alarms.restingHr.plain.n28": "baseline of 28 nights",
				"alarms.restingHr.widened.n14": "limit widened for the uncertain baseline",
			},
			criterion: { kind: "above", bound: 2.3 },
		},
	},
	{
		id: "alarms-any",
		sentence:
			"With a baseline of 14 nights, at least one of four measures lies more than two standard deviations away on {value}.",
		value: "alarms.any.plain.n14",
		robust: {
			values: ["alarms.any.plain.n7", "alarms.any.plain.n28"],
			labels: { "alarms.any.plain.n7": "baseline of 7 nights", "alarms.any.plain.n28": "baseline of 28 nights" },
			criterion: { kind: "above", bound: 6 },
		},
	},
	{
		id: "mood-answers",
		sentence: "Earlier answers predict the next day’s tension with an AUC of {value}.",
		value: "auc.tense.three.usualToday",
		robust: {
			...moods("auc", "usualToday"),
			criterion: { kind: "above", bound: 0.6 },
		},
	},
	{
		id: "mood-watch",
		sentence: "Within people, the day’s deviations of the watch predict the next day’s tension with an AUC of {value}.",
		value: "within.tense.three.deviation",
		robust: {
			...moods("within", "deviation"),
			criterion: { kind: "below", bound: 0.58 },
		},
	},
	{
		id: "mood-gain",
		sentence: "Added to the answers, the watch changes the Brier score by {value}: no gain could be shown.",
		value: "gain.tense.three.all",
		robust: {
			...moods("gain", "all"),
			criterion: { kind: "above", bound: -0.002 },
		},
	},
];
