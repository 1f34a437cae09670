import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Synthetic mothers and infants agree with most published numbers: of {count.heldOut} held-out numbers {agree.heldOut} agree within the limit, as do {agree.calibrated} of {count.calibrated} on which the generator was calibrated. Another {count.known} were expected to differ, for reasons given in the table.",
		"We generated {count.pregnancies} synthetic pregnancies, of women and infants who do not exist, with {count.days} days of heart rate, sleep, steps and more. Of the parameters, {parameters.sourced} come from published sources and {parameters.assumed} are assumptions.",
		"Most planted effects are recovered by simple methods: a turn of heart rate variability {planted.turn.truth} before birth is found at {planted.turn.found:interval}.",
	],
	finding: { claim: "held-out" },
	leadFigure: "agreement",
	means: [
		"A study can be rehearsed before anyone takes part: sample size, missing data and choice of method.",
		"A method can be evaluated, because the truth about synthetic people is known.",
	],
	meansNot: [
		"It says nothing new about real women: everything in it was planted.",
		"Agreement with a number used for calibration shows only that the program works as intended.",
		"It is no substitute for data on people missing from the sources: most participants lived in rich countries and owned a wearable.",
	],
	studied:
		"Nobody. {count.pregnancies} synthetic pregnancies, {count.infants} synthetic infants, {count.visits} visits and readings, {count.answers} answers to questionnaires.",
	notStudied:
		"Real people; the menstrual cycle, fevers and travel; more than one pregnancy per woman; growth of the fetus.",
	methods: [
		{
			heading: "From sources to days",
			text: "Each quantity follows a weekly curve through published numbers, with variation between women and from day to day as measured.",
			detail: [
				"Measurements in the clinic, at home, on the wrist and in sleep are kept apart and never pooled.",
				"Sources that disagree are never averaged: each named scenario uses one of them.",
				"Every pregnancy depends only on the seed and its number, so the same people are generated on any machine [@blackman2021].",
			],
		},
		{
			heading: "What a study would see",
			text: "Devices add noise, smooth, change their firmware, and are worn less after bad nights; visits are missed; last periods are misremembered.",
			detail: ["Both are kept: the truth, and the data a study would have."],
		},
		{
			heading: "Comparison",
			text: "Two numbers agree when they differ by less than 3.5 of their joint standard errors, a limit that was set after trial runs with other seeds.",
			detail: [
				"Calibrated and held-out numbers are reported separately. We had seen the held-out numbers while building the generator, so this is not a blind test.",
			],
		},
	],
	limits: [
		"Many sources were read as abstracts or reports, and some are small.",
		"Effects of pre-eclampsia and depression on wearable measures are not known: by default none is planted.",
		"Held-out numbers concern quantities that the generator includes; they do not show that the rest is right.",
		"Heart rates a week apart are less correlated than in real women, because the menstrual cycle and illness are left out.",
	],
};
