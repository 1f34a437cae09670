import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Synthetic mothers and infants agree with most published numbers: of {count.heldOut} published numbers that were held out, {agree.heldOut} agree within the limit, and so do {agree.calibrated} of {count.calibrated} that the generator was calibrated on. Another {count.known} are known to differ, and the table says why.",
		"We made {count.pregnancies} pregnancies of synthetic people: women and infants who do not exist, with {count.days} days of heart rate, sleep, steps and more. Each parameter was read in a published source ({parameters.sourced} of them) or is called an assumption ({parameters.assumed}).",
		"Planted effects can be recovered: a turn of heart rate variability {planted.turn.truth} before birth is found at {planted.turn.found:interval}.",
	],
	finding: { claim: "held-out" },
	leadFigure: "agreement",
	means: [
		"A study can be rehearsed before anyone is asked to take part: how many women, how much missing, which method finds what is there.",
		"A method can be judged, since what is true of synthetic people is known.",
	],
	meansNot: [
		"It says nothing new about real women: everything in it was planted.",
		"Agreement with a number that the generator was set by proves only that the program does what it says.",
		"It is no substitute for data of people who were left out of the sources: most were in rich countries and owned a wearable.",
	],
	studied:
		"Nobody. {count.pregnancies} synthetic pregnancies, {count.infants} synthetic infants, {count.visits} visits and readings, {count.answers} answers to questionnaires.",
	notStudied:
		"Real people; the menstrual cycle, fevers and travel; more than one pregnancy of a woman; growth of the fetus.",
	methods: [
		{
			heading: "From sources to days",
			text: "Each quantity follows a curve by week through published numbers; women differ from it, and days differ within a woman, as much as was measured.",
			detail: [
				"Where and how a number was measured is kept: the clinic, the home, the wrist and sleep are never mixed.",
				"Sources that disagree are never averaged: a named scenario takes one of them.",
				"Every pregnancy depends on the seed and its number alone, so that the same people are made on any machine.",
			],
		},
		{
			heading: "What a study would see",
			text: "Devices add noise, smooth, change their firmware and are not worn, more often after bad nights; visits are missed; dates of last periods are recalled wrongly.",
			detail: ["Both are kept: what is true, and what would be seen."],
		},
		{
			heading: "Comparison",
			text: "Two numbers agree when they differ by less than 3.5 of their joint standard errors, a limit that was set after trial runs with other seeds.",
			detail: [
				"Numbers on which the generator was calibrated are told apart from those that were held out; these had been seen while it was built, so that this is no blind test.",
			],
		},
	],
	limits: [
		"Many sources were read as abstracts or reports, and some are small.",
		"Effects of pre-eclampsia and depression on wearables are not known: by default none is planted.",
		"Held-out numbers are of quantities that the generator has; they are no proof that the rest is right.",
		"Heart rate on two days a week apart is less alike than in real women, since the cycle and illness are left out.",
	],
};
