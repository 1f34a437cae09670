import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"A month of steps is a less reliable personal baseline than the textbook formula promises: means of 28 days have a reliability of {blocks.logSteps.n28:interval}, where the formula gives {formula.logSteps.n28}. For the usual target of 0.8 the formula asks for {nights.independent.logSteps.r80} of steps and {nights.independent.sleep.r80} of sleep; in the recorded nights of {count.people} people it took {nights.blocks.logSteps.r80} and {nights.blocks.sleep.r80}. Heart rate variability took {nights.blocks.lnRmssd.r80}.",
		"A night “two standard deviations from your usual” is not rare: it occurred on {alarms.restingHr.plain.n14:interval} for resting heart rate, and on {alarms.any.plain.n14:interval} for any of four measures, in people with no known illness.",
		"People’s earlier answers about their mood predicted the next day’s tension. No gain from what the watch measured could be shown.",
	],
	finding: { claim: "steps-blocks" },
	leadFigure: "reliability",
	means: [
		"A personal baseline of steps or sleep should cover about a month and carry a date, because people change within weeks.",
		"Before sending messages about deviations, count how many there will be, and use wider limits while the baseline is short.",
		"A value that the manufacturer smooths over days looks steadier than it is, and its alarms come in runs.",
	],
	meansNot: [
		"It does not mean that wristbands are useless, or that mood has no physiological trace. With this watch, these questions and {asked.events} tense days, none could be shown.",
		"Nobody in these data is known to be pregnant. In pregnancy heart rate and sleep are expected to change, so these numbers are not thresholds for mothers.",
		"An alarm here is not a sign of illness, and no alarm is not a sign of health.",
	],
	studied:
		"{count.people} adults who wore a Fitbit Sense [@yfantidou2022] for about two months each in 2021, and answered questions on their phones; {count.days} days.",
	notStudied:
		"Pregnant women, children, people with known illness, other devices. Heart rate variability was recorded in only {people.lnRmssd} people.",
	methods: [
		{
			heading: "Three estimates of the nights needed",
			text: "From one night by the usual formula [@spearman1910; @brown1910]; allowing for correlation of neighbouring nights; and directly from blocks of recorded nights.",
			detail: [
				"Reliability is the proportion of the variance that lies between people [@shrout1979]; 0.8 is a usual target.",
				"Intervals come from 1,000 bootstrap resamples of people.",
			],
		},
		{
			heading: "Counting alarms",
			text: "Each night was compared with the 7, 14 or 28 nights before it; more than two standard deviations away counts as an alarm.",
			detail: [
				"With a baseline of 14 nights, independent and normally distributed nights would give {expected.n14}, because a short baseline is itself uncertain.",
			],
		},
		{
			heading: "Predicting the next day’s mood in other people",
			text: "Models were trained on some people and tested on others [@saeb2017]. The watch was compared with two simple predictions: the person’s usual answer, and today’s.",
			detail: [
				"Within people the watch has an area under the ROC curve (AUC) of {within.tense.three.deviation:interval}, where 0.5 is chance; over all days, earlier answers have {auc.tense.three.usualToday:interval}.",
			],
		},
	],
	limits: [
		"Volunteers, one device, and the manufacturer’s own measures.",
		"Only {share.sleep} of days have sleep and {share.lnRmssd} have heart rate variability; why nights are missing is not known.",
		"The manufacturer smooths resting heart rate in a way that is not published with the data.",
		"A mood counts when it was reported at least once that day.",
	],
};
