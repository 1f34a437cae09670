import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, in words for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"In {column.rows} rows the mean was {column.mean:interval}.",
		"{column.missing} rows had no number; they are left out of the mean, and counted.",
	],
	leadFigure: "column",
	means: ["The way from the file to this page is there, and each number can be followed back."],
	meansNot: [
		"A description is no answer: it says nothing about causes, and nothing about people who were not measured.",
	],
	studied: "The rows of the data set's first table; who they are is on its card.",
	notStudied: "Everybody else.",
	methods: [
		{
			heading: "From a column to a description",
			text: "Mean with a 95% confidence interval, standard deviation, quartiles; rows without a number are counted.",
		},
	],
	limits: ["The interval takes rows as independent of one another."],
};
