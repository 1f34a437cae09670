import { definePaper, output } from "@quickening/paper";

/** The reviewer's list: every result, the stage that makes it, and each claim with how it is judged. */
export default definePaper({
	slug: "__slug__",
	title: "__title__",
	subtitle: "A synthetic study with known truth",
	authors: [
		{
			given: "__given__",
			family: "__family__",
			roles: ["Conceptualization", "Software", "Writing - original draft"],
		},
	],
	version: "0.1.0",
	date: "__date__",
	keywords: ["pregnancy", "resting heart rate", "simulation study"],
	ethics: "No person took part and no person's data were used: every visit is synthetic.",
	// What a journal asks for; an empty text is printed nowhere.
	// What is missing: `npm run quickening -- submission __slug__ --list`.
	submission: {
		funding: "",
		interests: "",
		useOfAi: "",
	},
	synthetic: true,
	datasets: [],
	stages: {
		"heart-rate": {
			script: "analysis/heart-rate.ts",
			description: "Simulates visits in pregnancy, and summarises resting heart rate by week of gestation.",
			inputs: {},
			params: ["seed", "women", "weeks", "heartRate", "missedVisits"],
			outputs: { weeks: "results/heart-rate/weeks.json" },
			values: ["count.women", "count.visits", "rise.mean", "rise.median", "rise.true"],
		},
	},
	figures: { "heart-rate": { spec: "figures/fig1-heart-rate.ts", rows: output("heart-rate", "weeks") } },
	tables: { "heart-rate": { table: "tables/table1-heart-rate.ts", rows: output("heart-rate", "weeks") } },
	claims: [
		{
			id: "rise",
			sentence: "From the first week to the last, resting heart rate rises by {value}.",
			value: "rise.mean",
			robust: { values: ["rise.median"], criterion: { kind: "above", bound: 0 } },
		},
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
