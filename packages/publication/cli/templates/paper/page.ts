import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, in words for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"In {count.women} women, all of them made by a program, resting heart rate rose by {rise.mean:interval} from the first week to the last.",
		"The program had put in a rise of {rise.true}, so the analysis finds what is there.",
	],
	leadFigure: "heart-rate",
	means: ["A rise in resting heart rate over pregnancy can be measured within each woman, from visits alone."],
	meansNot: ["It says nothing about real women: the data are *synthetic*."],
	studied: "Nobody. {count.visits} visits of {count.women} women were simulated.",
	notStudied: "Real women; heart rate in labour and after birth.",
	methods: [
		{
			heading: "From visits to a rise",
			text: "Each week has its mean with a 95% confidence interval; the rise is taken within each woman who was seen in the first week and in the last.",
		},
	],
	limits: ["Visits are missed at random here, and every woman has the same rise. Neither is true of life."],
};
