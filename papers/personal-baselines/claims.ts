import type { Claim } from "@quickening/paper";
import { measureNames } from "./analysis/measures.ts";

const lifesnaps =
	"Yfantidou S, et al. LifeSnaps, a 4-month multi-modal dataset capturing unobtrusive snapshots of our lives in the wild. Sci Data 2022;9:663, doi:10.1038/s41597-022-01764-x";

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{
		id: "people",
		sentence: "The file holds the days of {value} people.",
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
		robust: { values: ["nights.correlated.logSteps.r80"], criterion: { kind: "above", bound: 9 } },
	},
	{
		id: "steps-blocks",
		sentence:
			"Means of 28 successive days of log steps have a reliability of {value}, where the formula promises 0.89.",
		value: "blocks.logSteps.n28",
		robust: { values: ["blocks.logSteps.n7", "blocks.logSteps.n14"], criterion: { kind: "below", bound: 0.8 } },
	},
	{
		id: "sleep-blocks",
		sentence: "Means of 14 successive nights of sleep have a reliability of {value}.",
		value: "blocks.sleep.n14",
	},
	{
		id: "rmssd",
		sentence: "ln RMSSD needs {value} for a reliability of 0.8, taken as independent.",
		value: "nights.independent.lnRmssd.r80",
		robust: {
			values: ["nights.correlated.lnRmssd.r80", "nights.blocks.lnRmssd.r80"],
			criterion: { kind: "below", bound: 5 },
		},
	},
	{
		id: "smoothed",
		sentence:
			"The vendor's resting heart rate of one day goes with the next day's deviation by a correlation of {value}.",
		value: "lagOne.restingHr",
	},
	{
		id: "alarms-resting",
		sentence: "With a baseline of 14 nights, resting heart rate lies two standard deviations away on {value}.",
		value: "alarms.restingHr.plain.n14",
		robust: {
			values: ["alarms.restingHr.plain.n7", "alarms.restingHr.plain.n28", "alarms.restingHr.widened.n14"],
			criterion: { kind: "above", bound: 2.3 },
		},
	},
	{
		id: "alarms-any",
		sentence: "Any of four measures does on {value}.",
		value: "alarms.any.plain.n14",
		robust: { values: ["alarms.any.plain.n7", "alarms.any.plain.n28"], criterion: { kind: "above", bound: 6 } },
	},
	{
		id: "mood-answers",
		sentence: "What people said before tells the next day's tension with an AUC of {value}.",
		value: "auc.tense.three.usualToday",
		robust: {
			values: ["auc.happy.three.usualToday", "auc.tired.three.usualToday", "auc.tense.four.usualToday"],
			criterion: { kind: "above", bound: 0.6 },
		},
	},
	{
		id: "mood-watch",
		sentence: "Within people the day's deviations tell it with an AUC of {value}.",
		value: "within.tense.three.deviation",
		robust: {
			values: ["within.happy.three.deviation", "within.tired.three.deviation", "within.tense.four.deviation"],
			criterion: { kind: "below", bound: 0.58 },
		},
	},
	{
		id: "mood-gain",
		sentence: "Added to the answers, the watch changes the Brier score by {value}: no gain is seen.",
		value: "gain.tense.three.all",
		robust: {
			values: ["gain.happy.three.all", "gain.tired.three.all", "gain.tense.four.all"],
			criterion: { kind: "above", bound: -0.002 },
		},
	},
];
