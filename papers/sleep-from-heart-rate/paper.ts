import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const nights = {
	labels: rawData("sleep-accel-hr-labels", "Sleep"),
	heartRates: rawData("sleep-accel-hr-labels", "HR"),
};

export default definePaper({
	slug: "sleep-from-heart-rate",
	title: "Right nine times in ten by saying nothing: sleep from heart rate alone",
	subtitle: "Six models on the same folds, 31 nights of an Apple Watch beside polysomnography",
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
		"sleep",
		"heart rate",
		"wearable device",
		"polysomnography",
		"agreement",
		"deep learning",
		"reproducibility",
	],
	ethics:
		"Secondary analysis of public, de-identified data; approval and consent of the original study are described by its authors (doi:10.1093/sleep/zsz180). One night is shown, under its number in the public files.",
	synthetic: false,
	datasets: ["sleep-accel-hr-labels"],
	stages: {
		nights: {
			script: "analysis/nights.ts",
			description: "Describes the nights, and counts what is left out and what is odd in the files.",
			inputs: nights,
			outputs: { nights: "results/nights/nights.json" },
			values: [
				"count.people",
				"count.epochs",
				"count.scored",
				"count.notScored",
				"count.repeated",
				"share.*",
				"night.*",
			],
		},
		comparison: {
			script: "analysis/comparison.ts",
			description: "Puts six models on the same folds, each person told by models of the others.",
			inputs: nights,
			params: [
				"window",
				"gapSeconds",
				"trainingStride",
				"ridgeLambda",
				"boosting",
				"rocket",
				"network",
				"sensitivity",
				"bootstrapRepeats",
				"seed",
			],
			outputs: {
				models: "results/comparison/models.json",
				people: "results/comparison/people.json",
				subgroups: "results/comparison/subgroups.json",
				calibration: "results/comparison/calibration.json",
				hypnogram: "results/comparison/hypnogram.json",
			},
			values: [
				"half.*.*",
				"matched.*.*",
				"three.*.*",
				"auc.*.*",
				"brier.*",
				"calibration.*.*",
				"over.*.*",
				"subgroup.*.*",
				"person.*.*",
				"count.far",
			],
			native: { library: "tensorflow" },
		},
	},
	figures: {
		models: { spec: "figures/fig1-models.ts", rows: output("comparison", "models") },
		hypnogram: { spec: "figures/fig2-hypnogram.ts", rows: output("comparison", "hypnogram") },
		people: { spec: "figures/fig3-people.ts", rows: output("comparison", "people") },
		calibration: { spec: "figures/fig4-calibration.ts", rows: output("comparison", "calibration") },
	},
	tables: {
		nights: { table: "tables/table1-nights.ts", rows: output("nights", "nights") },
		"sleep-wake": { table: "tables/table2-sleep-wake.ts", rows: output("comparison", "models") },
		stages: { table: "tables/table3-stages.ts", rows: output("comparison", "models") },
		people: { table: "tables/table8-people.ts", rows: output("comparison", "models") },
		classes: { table: "tables/table7-classes.ts", rows: output("comparison", "models") },
		probabilities: { table: "tables/table4-probabilities.ts", rows: output("comparison", "models") },
		subgroups: { table: "tables/table5-subgroups.ts", rows: output("comparison", "subgroups") },
		published: { table: "tables/table6-published.ts", rows: output("comparison", "models") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
