import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const women = rawData("gdm-visceral-fat", "datasets/visceral_fat_study.csv");

export default definePaper({
	slug: "visceral-fat-and-gdm",
	title:
		"Visceral fat and gestational diabetes in 133 women: the odds ratio is reproduced, the cut-off performs less well than it seems",
	subtitle: "A reanalysis of an open cohort with 18 events",
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
		"gestational diabetes",
		"visceral fat",
		"ultrasound",
		"reanalysis",
		"penalised likelihood",
		"optimism",
		"sample size",
	],
	ethics:
		"Secondary analysis of a public, de-identified data set; approval and consent of the cohort are described by its authors (doi:10.1371/journal.pone.0232155). Results hold counts and estimates, no woman’s row.",
	synthetic: false,
	datasets: ["gdm-visceral-fat"],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description: "Establishes what the commas mean, who does not meet the criteria, and what is missing.",
			inputs: { women },
			params: ["cutOffMm", "obeseFrom", "latestDays", "fastingGlucose"],
			outputs: { findings: "results/data-check/findings.json" },
			values: ["count.*", "comma.largestDigit", "gestation.medianWeeks"],
		},
		participants: {
			script: "analysis/participants.ts",
			description: "Describes the women by outcome, with standardised differences.",
			inputs: { women },
			params: ["cutOffMm", "obeseFrom"],
			outputs: { participants: "results/participants/participants.json" },
		},
		reproduction: {
			script: "analysis/reproduction.ts",
			description: "Reproduces the published numbers, and searches for the adjustment that gives the published digits.",
			inputs: { women },
			params: ["cutOffMm", "obeseFrom"],
			outputs: {
				published: "results/reproduction/published.json",
				readings: "results/reproduction/readings.json",
			},
			values: ["crude.*.*", "accuracy.*", "adjusted.*.*", "search.*"],
		},
		"odds-ratios": {
			script: "analysis/odds-ratios.ts",
			description:
				"Odds ratios by Woolf’s method, by exact methods and by Firth’s penalised likelihood, crude, adjusted and by obesity.",
			inputs: { women },
			params: ["cutOffMm", "stepMm", "obeseFrom", "latestDays", "fastingGlucose"],
			outputs: { odds: "results/odds-ratios/odds.json" },
			values: ["odds.*.*", "p.*.*", "events.*", "cell.*", "correlation.*"],
		},
		"cut-off": {
			script: "analysis/cut-off.ts",
			description:
				"Corrects the cut-off for being chosen on the same women, by the bootstrap and by leaving one woman out.",
			inputs: { women },
			params: ["cutOffMm", "cutOffRepeats", "seed"],
			outputs: { "cut-off": "results/cut-off/cut-off.json" },
			values: ["cutOff.*", "apparent.*", "corrected.*", "leaveOneOut.*"],
		},
		models: {
			script: "analysis/models.ts",
			description: "Compares the cut-off with fat as measured, and with age and body mass index.",
			inputs: { women },
			params: ["cutOffMm", "modelRepeats", "seed"],
			outputs: {
				models: "results/models/models.json",
				risk: "results/models/risk.json",
				calibration: "results/models/calibration.json",
			},
			values: ["apparentAuc.*", "auc.*", "brier.*", "slope.*", "delong.*"],
		},
		"sample-size": {
			script: "analysis/sample-size.ts",
			description: "Calculates the sample size that a prediction model needs.",
			inputs: { women },
			params: ["expectedAuc", "parameters"],
			outputs: { "sample-size": "results/sample-size/sample-size.json" },
			values: ["required.*.*.*", "eventsPerParameter.three"],
		},
	},
	figures: {
		"odds-ratios": { spec: "figures/fig1-odds-ratios.ts", rows: output("odds-ratios", "odds") },
		"cut-off": { spec: "figures/fig2-cut-off.ts", rows: output("cut-off", "cut-off") },
		risk: { spec: "figures/fig3-risk.ts", rows: output("models", "risk") },
		calibration: { spec: "figures/fig4-calibration.ts", rows: output("models", "calibration") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: output("participants", "participants") },
		published: { table: "tables/table2-published.ts", rows: output("reproduction", "published") },
		readings: { table: "tables/table3-readings.ts", rows: output("reproduction", "readings") },
		"odds-ratios": { table: "tables/table4-odds-ratios.ts", rows: output("odds-ratios", "odds") },
		optimism: { table: "tables/table5-optimism.ts", rows: output("cut-off", "cut-off") },
		models: { table: "tables/table6-models.ts", rows: output("models", "models") },
		"sample-size": { table: "tables/table7-sample-size.ts", rows: output("sample-size", "sample-size") },
		"data-check": { table: "tables/table8-data-check.ts", rows: output("data-check", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
