import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"The same heartbeats give other numbers when heart rate variability is defined otherwise: {definitions.moved} of {definitions.count} other definitions moved the value of the median recording by a tenth or more.",
		"Heart rate variability is how much the time between heartbeats changes; programs define its measures in different ways. We compared their definitions on {count.sinus} day-long recordings in sinus rhythm and {count.failure} of people with heart failure.",
		"Comparisons between the two groups moved less, but the difference changed its sign under {definitions.signs} of {definitions.count} definitions. Which beats are left out matters most: without a rule, RMSSD is higher by {change.rmssdMs.none} in the median recording.",
	],
	finding: { claim: "moved" },
	leadFigure: "definitions",
	means: [
		"A value of HRV can be compared with a published one only when both were defined alike, above all in how irregular beats were treated.",
		"Results of the same program, with the same settings, can be compared with one another.",
	],
	meansNot: [
		"It says nothing about heart failure: age, sex and drugs of the people are not known, and the two groups were not chosen to be compared.",
		"It does not say which definition is right, only that it has to be named.",
	],
	studied:
		"{count.sinus} public recordings of a day in sinus rhythm and {count.failure} of people with congestive heart failure: {count.intervals} heartbeats.",
	notStudied: "Pregnancy, infants, watches; short recordings; combinations of several choices at once.",
	methods: [
		{
			heading: "One thing changed at a time",
			text: "Every measure has a primary definition, and each other definition differs from it in one respect.",
			detail: [
				"Beats that the rule of Lipponen and Tarvainen takes out are left out, and nothing is measured across the gap: {removed.sinus} of intervals in sinus rhythm, {removed.failure} with heart failure.",
				"The difference between the groups is given in standard deviations with its 95% interval, so that measures with different units can stand side by side.",
			],
		},
		{
			heading: "How well beats are found",
			text: "Our detectors were set beside recordings that others had annotated, or measured with a chest strap.",
			detail: [
				"Electrocardiogram: {beats.ecg.sensitivity} of beats found, {beats.ecg.precision} of found beats right. Camera: {beats.ppg.sensitivity} and {beats.ppg.precision}.",
			],
		},
	],
	limits: [
		"The intervals were made by others, at 128 samples a second.",
		"One record with annotated beats is few to judge a detector by.",
		"Combinations of definitions may move more than each alone.",
	],
};
