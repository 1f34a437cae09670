import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"The same heartbeats give different numbers under different definitions of heart rate variability: {definitions.moved} of {definitions.count} alternative definitions changed the value by a tenth or more in the median recording.",
		"Heart rate variability (HRV) is how much the time between heartbeats varies, and programs define its measures in different ways. We compared their definitions on {count.sinus} day-long recordings in sinus rhythm and {count.failure} of people with heart failure.",
		"The difference between the two groups changed its sign under {definitions.signs} of {definitions.count} definitions, all of them of RMSSD, pNN50 or sample entropy; large differences, as of SDNN, kept theirs. The rule for irregular beats matters most: without one, RMSSD is {change.rmssdMs.none} higher in the median recording.",
	],
	finding: { claim: "moved" },
	leadFigure: "definitions",
	means: [
		"An HRV value can be compared with a published one only if both use the same definition, above all the same treatment of irregular beats.",
		"Results from the same program with the same settings can be compared.",
	],
	meansNot: [
		"It says nothing about heart failure: age, sex and drugs of the people are not known, and the two groups were not chosen to be compared.",
		"It does not say which definition is right, only that the definition must be stated.",
	],
	studied:
		"{count.sinus} public day-long recordings in sinus rhythm [@goldberger2000] and {count.failure} of people with congestive heart failure: {count.intervals} heartbeats.",
	notStudied: "Pregnancy, infants and watches; short recordings; combinations of several definitions.",
	methods: [
		{
			heading: "One thing changed at a time",
			text: "Each measure has a primary definition; each alternative differs from it in one respect.",
			detail: [
				"Irregular beats are removed by the rule of Lipponen and Tarvainen [@lipponen2019] ({removed.sinus} of intervals in sinus rhythm, {removed.failure} with heart failure), and nothing is measured across the gap.",
				"The difference between the groups is given in standard deviations with a 95% confidence interval, so that measures with different units can be compared.",
			],
		},
		{
			heading: "How well beats are found",
			text: "We compared our beat detectors with annotated recordings [@moody2001] and with a chest strap [@neshitov2021].",
			detail: [
				"Electrocardiogram: sensitivity {beats.ecg.sensitivity}, precision {beats.ecg.precision}. Smartphone camera: {beats.ppg.sensitivity} and {beats.ppg.precision}.",
			],
		},
	],
	limits: [
		"The intervals were detected by others, at a sampling rate of 128 Hz.",
		"One annotated record is too little to judge a detector.",
		"Combined definitions may change more than each alone.",
	],
};
