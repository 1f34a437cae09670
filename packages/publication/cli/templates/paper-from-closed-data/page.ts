import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, in words for someone who is not a statistician. */
export const page: PaperPage = {
	found: ["Over {column.people} people the mean was {column.mean:interval}."],
	leadFigure: "column",
	means: ["The way from the file to this page is there, and each number can be followed back."],
	meansNot: [
		"A description is no answer: it says nothing about causes, and nothing about people who were not measured.",
	],
	studied: "The people of the data set's first table; who they are is on its card.",
	notStudied: "Everybody else.",
	methods: [
		{
			heading: "From a column to a description",
			text: "Each person counts once, by the mean of their rows. Counts are rounded, and those of few people are not shown.",
		},
	],
	limits: ["Small groups are not shown, so the ends of the histogram may be missing."],
};
