import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Mothers with more depressive symptoms report shorter infant nights, by a little: {unadjusted.epds.sleep.perSd:interval} for each standard deviation ({sd.epds}) higher score. This held in every planned analysis.",
		"With anxiety, and with trauma symptoms after birth, the reported night is shorter too, with less certainty: of the six associations between three questionnaires and two answers on sleep, {kept.unadjusted.afterBenjaminiHochberg} remain after adjusting for six tests.",
		"The pattern published in the abstract was reproduced from the open file: all three scores are associated with shorter sleep, two of three with more awakenings. The evidence for awakenings depends on the method.",
	],
	finding: { claim: "epds-sleep-per-sd" },
	leadFigure: "associations",
	means: [
		"When a mother reports short nights, it is worth asking how she is; when she has low mood, it is worth asking about the nights. Both answers come from the same person on the same day.",
		"The difference is small for any one family: infants of mothers with low and with high scores sleep anywhere between 5 and 12 hours.",
		"Depression and anxiety overlap so much in these answers (correlation {correlation.epds.hadsAnxiety}) that the survey cannot show which of the two is associated with the nights.",
	],
	meansNot: [
		"It does not mean that a mother’s mood shortens her infant’s sleep, nor that the infant’s sleep causes her symptoms. A single survey cannot show either.",
		"It does not mean that anyone did something wrong. Short nights are common, and so is low mood in the first year.",
		"It does not say how long the infants slept: sleep was reported by mothers, not measured.",
	],
	studied:
		"{count.mothers} women and birthing people (below: women, or mothers) with an infant of 3 to under 12 months, who answered an online survey in French by the University of Lausanne between June and September 2020. {count.epdsAtCutOff} of them had 11 points or more on the depression questionnaire, a screening cut-off, not a diagnosis.",
	notStudied:
		"Partners, mothers who did not find or finish the survey, and infants under three months. Who was reached and who declined is not in the files. The survey was in the first year of the COVID-19 pandemic.",
	methods: [
		{
			heading: "Six associations, one plan",
			text: "Three questionnaires (depression: EPDS [@cox1987]; anxiety: HADS-A [@zigmond1983]; birth trauma: City BiTS [@ayers2018]) against two answers (hours of sleep between 19:00 and 07:00; awakenings a night), by the simplest model first.",
			detail: [
				"The six simplest estimates, and some of the others, were known from the same file when the plan was made: this is a reanalysis, not a blind test. The combinations below had not been seen.",
				"p-values are adjusted for six tests (Benjamini-Hochberg [@benjamini1995], and Holm for comparison). Intervals are not adjusted.",
			],
		},
		{
			heading: "All planned specifications",
			text: "{multiverse.specifications} combinations of model, adjustment, sample and scoring were fixed beforehand, and all are shown [@steegen2016; @simonsohn2020].",
			detail: [
				"Models: least squares with two kinds of errors, a robust regression, ranks, and a model for counts. Adjusted for nothing, for the infant’s age, and for more. With and without twins and early births; with and without the questions on the mother’s own sleep.",
				"The infant’s temperament, which the mother also reports, is in no model, because it may be a mediator.",
			],
		},
		{
			heading: "One missing-value code",
			text: "One duration in the file reads 99:99. This is the file’s code for a missing answer, and was treated as missing.",
			detail: [
				"A program that reads it as a time finds {takenAtItsWord.epds.perPoint:interval} per EPDS point instead of {unadjusted.epds.sleep.perPoint:interval}.",
			],
		},
	],
	limits: [
		"A cross-sectional survey: it shows no order of events, and so no causes.",
		"Symptoms and sleep are both reported by the mother; low mood may colour how a night is remembered.",
		"The question on sleep ends at 12 hours, and {count.atLimit} of {count.sleepKnown} answers are at that limit.",
		"The infant’s age is known in three groups only; how the infant is fed and how many children are at home are not in the file.",
		"Respondents chose to answer: neither the share with symptoms nor the length of nights can be generalised to all families.",
	],
};
