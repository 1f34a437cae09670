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
	keywords: ["pregnancy", "cohort", "wearable devices"],
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
		check: {
			script: "analysis/check.ts",
			description: "Lists what is wrong with the study's tables, and counts it by kind.",
			inputs: { cohort: rawData("__dataset__") },
			params: ["frozenOn"],
			outputs: { problems: "results/check/problems.json" },
			values: ["problems.*"],
		},
		describe: {
			script: "analysis/describe.ts",
			description: "Describes women, pregnancies, their dating and the days that are missing.",
			inputs: { cohort: rawData("__dataset__") },
			params: ["endsOn", "daysAfterBirth", "wearMinutes"],
			outputs: {
				characteristics: "results/describe/characteristics.json",
				dating: "results/describe/dating.json",
				missingness: "results/describe/missingness.json",
			},
			values: ["count.*", "valid.percent"],
		},
		weeks: {
			script: "analysis/weeks.ts",
			description: "Takes means of one quantity by gestational week and by week before birth.",
			inputs: { cohort: rawData("__dataset__") },
			params: ["quantity"],
			outputs: { weeks: "results/weeks/weeks.json" },
			values: ["weeks.*"],
		},
		clock: {
			script: "analysis/clock.ts",
			description: "Compares whether the quantity follows gestational age or the days to birth.",
			inputs: { cohort: rawData("__dataset__") },
			params: ["quantity", "log"],
			outputs: { clocks: "results/clock/clocks.json" },
			values: ["clock.women.*", "clock.difference.*", "clock.z.*", "clock.p.*"],
		},
	},
	figures: { weeks: { spec: "figures/fig1-weeks.ts", rows: output("weeks", "weeks") } },
	tables: {
		women: { table: "tables/table1-women.ts", rows: output("describe", "characteristics") },
		missing: { table: "tables/table2-missing.ts", rows: output("describe", "missingness") },
		dating: { table: "tables/table5-dating.ts", rows: output("describe", "dating") },
		problems: { table: "tables/table3-problems.ts", rows: output("check", "problems") },
		clock: { table: "tables/table4-clock.ts", rows: output("clock", "clocks") },
	},
	claims: [
		{ id: "valid", sentence: "Of the days expected, {value} were valid.", value: "valid.percent" },
		{
			id: "clock",
			sentence: "Days to birth fitted better than gestational age by a log-likelihood of {value} a pregnancy.",
			value: "clock.difference.all",
		},
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
