import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const dataset = "nhanes-2003-2006";
const file = (kind: string, cycle: "C" | "D") => rawData(dataset, `inst/extdat/covar/${kind}_${cycle}.XPT`);
const inputs = {
	demo2003: file("DEMO", "C"),
	demo2005: file("DEMO", "D"),
	bpx2003: file("BPX", "C"),
	bpx2005: file("BPX", "D"),
	bmx2003: file("BMX", "C"),
	bmx2005: file("BMX", "D"),
	smq2003: file("SMQ", "C"),
	smq2005: file("SMQ", "D"),
};

export default definePaper({
	slug: "maternal-vitals",
	title: "Pregnant women in a national sample have the pulse of clinic references and a lower blood pressure",
	subtitle: "NHANES 2003 to 2006, measured by auscultation, compared with 4P and INTERGROWTH-21st",
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
		"blood pressure",
		"pulse",
		"reference ranges",
		"NHANES",
		"survey statistics",
		"synthetic data",
	],
	ethics:
		"Secondary analysis of public, de-identified data of the National Health and Nutrition Examination Survey, whose protocol was approved by the Research Ethics Review Board of the National Center for Health Statistics, with written consent. Results hold counts and estimates, no person’s row.",
	synthetic: false,
	datasets: [dataset],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description:
				"Joins the files person by person, counts who remains at each step, and reports what is missing or zero.",
			inputs,
			outputs: { flow: "results/data-check/flow.json", findings: "results/data-check/findings.json" },
			values: ["count.*", "count.*.*", "design.*", "design.*.*", "percent.*.*", "zero.*.*"],
		},
		participants: {
			script: "analysis/participants.ts",
			description: "Describes the women who are compared: sample counts, weighted means and percentages.",
			inputs,
			outputs: { participants: "results/participants/participants.json" },
			values: ["age.mean.*", "bmi.mean.*"],
		},
		earlier: {
			script: "analysis/earlier.ts",
			description:
				"Reproduces unweighted numbers that had been computed before, and compares weighted means of adults with national reports.",
			inputs,
			outputs: { earlier: "results/earlier/earlier.json" },
			values: ["again.*.*.*", "adults.*"],
		},
		pregnancy: {
			script: "analysis/pregnancy.ts",
			description:
				"Pregnant women minus others, with intervals from the survey’s design, unadjusted and adjusted, and what chance alone would give.",
			inputs,
			params: ["chanceDraws", "seed"],
			outputs: { comparison: "results/pregnancy/comparison.json" },
			values: ["mean.*.*", "difference.*", "adjusted.*", "adjustedMore.*", "chance.*"],
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
			values: ["specifications.*.*", "variant.*.*", "subgroup.*.*"],
		},
		"other-studies": {
			script: "analysis/other-studies.ts",
			description: "Compares means and centiles of pregnant women with those of clinic studies by week.",
			inputs,
			outputs: { "other-studies": "results/other-studies/other-studies.json" },
			values: ["centile.*.*", "gap.*.*", "outside.*.*", "fourP.*.*", "early.*.*"],
		},
		synthetic: {
			script: "analysis/synthetic.ts",
			description: "Makes synthetic women and compares their readings with those of the real ones.",
			inputs,
			params: ["syntheticWomen", "seed"],
			outputs: { likeness: "results/synthetic/likeness.json" },
			values: ["likeness.*.*.*"],
		},
	},
	figures: {
		differences: { spec: "figures/fig1-differences.ts", rows: output("pregnancy", "comparison") },
		weeks: { spec: "figures/fig2-weeks.ts", rows: output("other-studies", "other-studies") },
		studies: { spec: "figures/fig3-studies.ts", rows: output("other-studies", "other-studies") },
		choices: { spec: "figures/fig4-choices.ts", rows: output("choices", "specifications") },
		subgroups: { spec: "figures/fig5-subgroups.ts", rows: output("choices", "subgroups") },
		synthetic: { spec: "figures/fig6-synthetic.ts", rows: output("synthetic", "likeness") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: output("participants", "participants") },
		differences: { table: "tables/table2-differences.ts", rows: output("pregnancy", "comparison") },
		earlier: { table: "tables/table3-earlier.ts", rows: output("earlier", "earlier") },
		studies: { table: "tables/table4-studies.ts", rows: output("other-studies", "other-studies") },
		choices: { table: "tables/table5-choices.ts", rows: output("choices", "variants") },
		flow: { table: "tables/table6-flow.ts", rows: output("data-check", "flow") },
		synthetic: { table: "tables/table8-synthetic.ts", rows: output("synthetic", "likeness") },
		"data-check": { table: "tables/table7-data-check.ts", rows: output("data-check", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
