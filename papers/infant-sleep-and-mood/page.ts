import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Mothers with more depressive symptoms report shorter infant nights, by a little: {unadjusted.epds.sleep.perSd:interval} for each standard deviation ({sd.epds}) higher score. This held in every planned analysis.",
		"With anxiety, and with trauma symptoms after birth, the reported night is shorter too, with less certainty: of the six associations of three questionnaires with two answers on sleep, {kept.unadjusted.afterBenjaminiHochberg} remain after adjusting for six tests.",
		"The published pattern was reproduced from the open file: all three scores are associated with shorter sleep, two of three with more awakenings. The evidence for awakenings depends on the method.",
	],
	finding: { claim: "epds-sleep-per-sd" },
	leadFigure: "associations",
	means: [
		"When a mother says that the nights are short, it is worth asking how she is; and when she is low, it is worth asking about the nights. Both come from the same person on the same day.",
		"The difference is small for any one family: infants of mothers with low and with high scores sleep anywhere between 5 and 12 hours.",
		"Depression and anxiety overlap so much in these answers (correlation {correlation.epds.hadsAnxiety}) that the survey cannot show which of the two is associated with the nights.",
	],
	meansNot: [
		"It does not mean that a mother’s mood shortens her infant’s sleep, nor that the infant’s sleep brings on her symptoms. One survey, asked once, cannot tell.",
		"It does not mean that anyone did something wrong. Short nights are common, and so are low moods in the first year.",
		"It does not say how long the infants slept: sleep was reported by mothers, not measured.",
	],
	studied:
		"{count.mothers} women and birthing people (below: women, or mothers) with an infant of 3 to under 12 months, who answered an online survey in French by the University of Lausanne between June and September 2020. {count.epdsAtCutOff} of them had 11 points or more on the depression questionnaire, a screening cut-off, not a diagnosis.",
	notStudied:
		"Partners, mothers who did not find or finish the survey, and infants under three months. Who was reached and who declined is not in the files; the survey fell into the first year of the COVID-19 pandemic.",
	methods: [
		{
			heading: "Six links, one plan",
			text: "Three questionnaires (depression: EPDS; anxiety: HADS-A; birth trauma: City BiTS) against two answers (hours of sleep between 19:00 and 07:00; awakenings a night), by the simplest model first.",
			detail: [
				"The six simplest estimates were known from the same file when the plan was made, and a first look had shown some of the others: this is a reanalysis, no blind test. The combinations below had not been seen.",
				"p-values are adjusted over the six tests (Benjamini-Hochberg, and Holm beside it). Intervals are shown as they are.",
			],
		},
		{
			heading: "Every reasonable way",
			text: "{multiverse.specifications} combinations of model, adjustment, sample and scoring were fixed beforehand and all are shown.",
			detail: [
				"Models: least squares with two kinds of errors, a robust regression, ranks, and a model for counts. Adjusted for nothing, for the infant’s age, and for more. With and without twins and early births; with and without the questions on the mother’s own sleep.",
				"The infant’s temperament, which the mother also reports, is in no model: it may lie between the two.",
			],
		},
		{
			heading: "One impossible night",
			text: "One duration in the file reads 99:99. It is the file’s code for a missing answer, and was treated as that.",
			detail: [
				"A program that takes it for a time finds {takenAtItsWord.epds.perPoint:interval} for a point of the EPDS in place of {unadjusted.epds.sleep.perPoint:interval}.",
			],
		},
	],
	limits: [
		"One survey at one time: no order of events, so no causes.",
		"Symptoms and sleep are both told by the mother; a low mood may colour how a night is remembered.",
		"The question on sleep ends at 12 hours, and {count.atLimit} of {count.sleepKnown} answers stand there.",
		"The infant’s age is known in three groups only; how the infant is fed and how many children are at home are not in the file.",
		"Those who answered chose to: neither the share with symptoms nor the length of nights carries over to all families.",
	],
};
