import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const dataset = "nhanes-2011-2014-steps";
const inputs = {
	derived: rawData(dataset, "data/covariates_accel_mortality_df.rds"),
	demographics2011: rawData(dataset, "data/demographics/raw/DEMO_G.XPT"),
	demographics2013: rawData(dataset, "data/demographics/raw/DEMO_H.XPT"),
};

export default definePaper({
	slug: "pregnancy-activity",
	title: "Pregnant women take a twelfth to a quarter fewer steps than others, and the algorithm decides which",
	subtitle: "Steps, cadence and movement from a wrist in NHANES 2011 to 2014, by six step algorithms side by side",
	authors: [
		{
			name: "The Quickening authors",
			roles: [
				"Conceptualization",
				"Methodology",
				"Software",
				"Formal analysis",
				"Validation",
				"Writing - original draft",
			],
		},
	],
	version: "1.0.0",
	date: "2026-11-30",
	keywords: [
		"pregnancy",
		"physical activity",
		"step counting",
		"accelerometry",
		"cadence",
		"NHANES",
		"survey statistics",
	],
	ethics:
		"Secondary analysis of public, de-identified data of the National Health and Nutrition Examination Survey, whose protocol was approved by the Research Ethics Review Board of the National Center for Health Statistics, with written consent. Results hold counts and estimates, no person’s row.",
	synthetic: false,
	datasets: [dataset],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description:
				"Joins demographics and derived table person by person, counts who remains at each step, and reports what is missing.",
			inputs,
			outputs: { flow: "results/data-check/flow.json", findings: "results/data-check/findings.json" },
			values: ["count.*", "count.*.*", "percent.valid.*", "design.*", "design.*.*"],
		},
		participants: {
			script: "analysis/participants.ts",
			description: "Describes the women who are compared: sample counts, weighted means and percentages.",
			inputs,
			outputs: { participants: "results/participants/participants.json" },
			values: ["age.mean.*"],
		},
		adults: {
			script: "analysis/adults.ts",
			description: "Reproduces the published means of all adults, by algorithm and cycle.",
			inputs,
			outputs: { adults: "results/adults/adults.json" },
			values: ["adults.*", "adults.*.*"],
		},
		pregnancy: {
			script: "analysis/pregnancy.ts",
			description:
				"Pregnant women minus others in steps, cadence and movement, with intervals from the survey’s design, unadjusted and at equal age, and what chance alone would give.",
			inputs,
			params: ["chanceDraws", "seed"],
			outputs: { comparison: "results/pregnancy/comparison.json" },
			values: [
				"mean.*.*.*",
				"difference.*.*",
				"percent.steps.*",
				"percent.movement.*",
				"percent.peak1.*",
				"percent.peak30.*",
				"adjusted.*.*",
				"adjustedPercent.*.*",
				"chance.*.*",
				"range.*.*",
				"contrast.*.*",
			],
		},
		choices: {
			script: "analysis/choices.ts",
			description: "Every combination of the listed choices, changes of one choice at a time, and subgroups.",
			inputs,
			params: ["choices", "fewestInSubgroup"],
			outputs: {
				specifications: "results/choices/specifications.json",
				variants: "results/choices/variants.json",
				subgroups: "results/choices/subgroups.json",
			},
			values: ["specifications.count", "specifications.*.*.*", "variant.*.*.*", "subgroup.*.*.*"],
		},
	},
	figures: {
		differences: { spec: "figures/fig1-differences.ts", rows: output("pregnancy", "comparison") },
		levels: { spec: "figures/fig2-levels.ts", rows: output("pregnancy", "comparison") },
		cadence: { spec: "figures/fig3-cadence.ts", rows: output("pregnancy", "comparison") },
		choices: { spec: "figures/fig4-choices.ts", rows: output("choices", "specifications") },
		subgroups: { spec: "figures/fig5-subgroups.ts", rows: output("choices", "subgroups") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: output("participants", "participants") },
		differences: { table: "tables/table2-differences.ts", rows: output("pregnancy", "comparison") },
		adults: { table: "tables/table3-adults.ts", rows: output("adults", "adults") },
		choices: { table: "tables/table4-choices.ts", rows: output("choices", "variants") },
		flow: { table: "tables/table5-flow.ts", rows: output("data-check", "flow") },
		"data-check": { table: "tables/table6-data-check.ts", rows: output("data-check", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
