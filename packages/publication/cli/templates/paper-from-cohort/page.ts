import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, in words for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"{count.women} women took part; {count.births} pregnancies ended in a live birth. Of the days expected, {valid.percent} were valid.",
		"By women, the difference between the clocks was {clock.z.all} standard errors: above 1.96 speaks for the days to birth, below -1.96 for gestational age.",
	],
	leadFigure: "weeks",
	means: ["The way from the study's tables to this page is there, and each number can be followed back."],
	meansNot: [
		"A clock that fits better is no cause: it says nothing about why, and nothing about women who were not measured.",
	],
	studied: "The women whose tables are in the data set; who they are is on its card.",
	notStudied: "Everybody else; the clocks leave out twins and pregnancies without a dated live birth.",
	methods: [
		{
			heading: "From tables to weeks",
			text: "Tables are checked and nothing in them is changed. Of several devices on a day the one worn longest holds. Each pregnancy counts once a week, by its mean.",
		},
		{
			heading: "Two clocks",
			text: "The same curve is fitted to the same days by gestational age and by days to birth, and women are asked one by one which tells more of theirs.",
		},
	],
	limits: [
		"Days are not missing by chance: who feels unwell may wear a device less.",
		"Intervals take pregnancies as independent of one another.",
	],
};
