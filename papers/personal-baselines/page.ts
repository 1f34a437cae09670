import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"A personal baseline of steps needs more than four weeks, where the textbook formula promises {nights.independent.logSteps.r80}: means of 28 days reach a reliability of {blocks.logSteps.n28:interval}, and 0.8 is the usual aim. For sleep the formula promises {nights.independent.sleep.r80}; counted on the nights that {count.people} people really had, it takes {nights.blocks.sleep.r80}. Heart rate variability settles in {nights.blocks.lnRmssd.r80}.",
		"A night “two standard deviations from your usual” is no rare event: resting heart rate was that far on {alarms.restingHr.plain.n14:interval}, and any of four measures on {alarms.any.plain.n14:interval}, in people of whom no illness is known.",
		"People’s earlier answers about their mood predicted the next day’s tension. No gain from what the watch measured could be shown.",
	],
	finding: { claim: "steps-blocks" },
	leadFigure: "reliability",
	means: [
		"A personal baseline of steps or sleep should have a month, and a date: it ages within weeks.",
		"Whoever builds messages on deviations should count beforehand how many there will be, and widen the limit while the baseline is young.",
		"A value that a vendor smooths over days looks steadier than it is; after one alarm the next comes easily.",
	],
	meansNot: [
		"It does not mean that wristbands are of no use, or that mood leaves no trace in the body. With this watch, these questions and {asked.events} tense days, none could be shown.",
		"Nobody in these data is said to be pregnant. In pregnancy heart rate and sleep change as they should, so these numbers are no thresholds for mothers.",
		"An alarm here is no sign of illness, and a quiet watch no sign of health.",
	],
	studied:
		"{count.people} adults who wore a Fitbit Sense for about two months each in 2021, and answered questions on their phones; {count.days} days.",
	notStudied:
		"Pregnant women, children, people with known illness, other devices. Heart rate variability was had from {people.lnRmssd} people.",
	methods: [
		{
			heading: "Three ways to count nights",
			text: "From one night by the usual formula; with nights alike when they are near; and from blocks of nights as they were had.",
			detail: [
				"Reliability is the share of the spread that lies between people. 0.8 is a usual aim; for steps, blocks of 28 days reach {blocks.logSteps.n28:interval}, the formula promises {formula.logSteps.n28}.",
				"Intervals come from drawing people anew, a thousand times.",
			],
		},
		{
			heading: "Counting alarms",
			text: "Each night against the 7, 14 or 28 nights before it; more than two standard deviations away counts.",
			detail: [
				"If nights were independent and normal {expected.n14} would count with 14 nights, since a young baseline is itself uncertain.",
			],
		},
		{
			heading: "Tomorrow’s mood, told of other people",
			text: "Models learn from some people and are tried on others. Beside the watch stand simple guesses: the person’s usual answer, and today’s.",
			detail: [
				"Within people the watch has an AUC of {within.tense.three.deviation:interval}, where 0.5 is a coin; answers over all days have {auc.tense.three.usualToday:interval}.",
			],
		},
	],
	limits: [
		"Volunteers, one device, and the vendor’s own measures.",
		"Only {share.sleep} of days have sleep and {share.lnRmssd} heart rate variability; why nights are missing is not known.",
		"The resting heart rate is smoothed by the vendor in a way that is not published with the data.",
		"Moods are “said at least once that day”.",
	],
};
