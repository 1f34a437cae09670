import { definePaper, output } from "@quickening/paper";
import { claims } from "./claims.ts";

export default definePaper({
	slug: "synthetic-cohort",
	title: "Synthetic mothers and infants with wearables agree with most published numbers",
	subtitle:
		"Data descriptor of a cohort with known truth: its sources, its assumptions and where it differs from published numbers",
	authors: [
		{
			name: "The Quickening authors",
			roles: [
				"Conceptualization",
				"Methodology",
				"Software",
				"Data curation",
				"Validation",
				"Writing - original draft",
			],
		},
	],
	version: "1.0.0",
	date: "2026-11-30",
	keywords: [
		"synthetic data",
		"pregnancy",
		"wearables",
		"data descriptor",
		"heart rate variability",
		"missing not at random",
		"mother-infant pairs",
	],
	ethics:
		"No person took part and no person’s data were used: all people are synthetic. Only published aggregates were read.",
	synthetic: true,
	datasets: [],
	stages: {
		generate: {
			script: "analysis/generate.ts",
			description:
				"Generates the cohort, pregnancy by pregnancy, and keeps aggregates: comparisons, curves, missing days and the results of simple methods.",
			inputs: {},
			params: ["seed", "pregnancies", "limitSe", "bootstrapRepeats"],
			outputs: {
				comparisons: "results/generate/comparisons.json",
				overlay: "results/generate/overlay.json",
				missing: "results/generate/missing.json",
				planted: "results/generate/planted.json",
			},
			values: ["count.*", "agree.*", "point.*", "planted.*.*"],
		},
		scenarios: {
			script: "analysis/scenarios.ts",
			description:
				"Generates a smaller cohort for each named scenario, and keeps the curves on which sources disagree.",
			inputs: {},
			params: ["seed", "pregnanciesPerScenario"],
			outputs: { scenarios: "results/scenarios/scenarios.json" },
			values: ["scenario.rmssdRise.*"],
		},
		parameters: {
			script: "analysis/parameters.ts",
			description: "Lists every number that the generator uses, with its source or the reason for assuming it.",
			inputs: {},
			params: [],
			outputs: { parameters: "results/parameters/parameters.json" },
			values: ["parameters.*"],
		},
	},
	figures: {
		heart: { spec: "figures/fig1-heart.ts", rows: output("generate", "overlay") },
		sleep: { spec: "figures/fig2-sleep.ts", rows: output("generate", "overlay") },
		clinic: { spec: "figures/fig3-clinic.ts", rows: output("generate", "overlay") },
		agreement: { spec: "figures/fig4-agreement.ts", rows: output("generate", "comparisons") },
		missing: { spec: "figures/fig5-missing.ts", rows: output("generate", "missing") },
		scenarios: { spec: "figures/fig6-scenarios.ts", rows: output("scenarios", "scenarios") },
	},
	tables: {
		planted: { table: "tables/table1-planted.ts", rows: output("generate", "planted") },
		comparisons: { table: "tables/table2-comparisons.ts", rows: output("generate", "comparisons") },
		sourced: { table: "tables/table3-sourced.ts", rows: output("parameters", "parameters") },
		assumed: { table: "tables/table4-assumed.ts", rows: output("parameters", "parameters") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
