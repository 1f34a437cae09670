import { definePaper, output, rawData } from "@quickening/paper";

/** The reviewer's list: every result, the stage that makes it, and each claim with how it is judged. */
export default definePaper({
	slug: "__slug__",
	title: "__title__",
	authors: [
		{
			given: "__given__",
			family: "__family__",
			roles: ["Conceptualization", "Software", "Writing - original draft"],
		},
	],
	version: "0.1.0",
	date: "__date__",
	keywords: ["descriptive statistics"],
	ethics: "__ethics__",
	// What a journal asks for; an empty text is printed nowhere.
	// What is missing: `npm run quickening -- submission __slug__ --list`.
	submission: {
		funding: "",
		interests: "",
		useOfAi: "",
	},
	synthetic: false,
	datasets: ["__dataset__"],
	stages: {
		describe: {
			script: "analysis/describe.ts",
			description: "Describes one column of the data set's first table.",
			inputs: {
				table: rawData("__dataset__", "__file__"),
			},
			outputs: { column: "results/describe/column.json" },
			values: ["column.rows", "column.missing", "column.mean", "column.sd"],
		},
	},
	figures: { column: { spec: "figures/fig1-column.ts", rows: output("describe", "column") } },
	tables: { column: { table: "tables/table1-column.ts", rows: output("describe", "column") } },
	claims: [
		{
			id: "mean",
			sentence: "The column has a mean of {value}.",
			value: "column.mean",
		},
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
