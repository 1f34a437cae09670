import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const recordings = rawData("donateacry", "donateacry_corpus_cleaned_and_updated_data");

export default definePaper({
	slug: "infant-cry",
	title: "Whose phone, not which need: a cry's recording under an honest split",
	subtitle: "Hungry or not on 457 open recordings, and how a split decides the answer",
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
	date: "2026-11-26",
	keywords: ["infant cry", "hunger", "data leakage", "grouped cross-validation", "deep learning", "reproducibility"],
	ethics:
		"Secondary analysis of a public corpus that parents donated through an app. Household voices can be heard in it; nothing that can be listened to, and no row of a single recording, is published here.",
	synthetic: false,
	datasets: ["donateacry"],
	stages: {
		describe: {
			script: "analysis/describe.ts",
			description: "Counts the recordings and asks how alike those of one installation sound.",
			inputs: { recordings },
			params: ["cutSeconds", "bootstrapRepeats", "seed"],
			outputs: { characteristics: "results/describe/characteristics.json" },
			values: ["count.*", "nearest.same", "nearest.chance", "share.burst", "share.hungry"],
		},
		comparison: {
			script: "analysis/comparison.ts",
			description: "Puts six models on the same folds, split by installation and by recording.",
			inputs: { recordings },
			params: ["cutSeconds", "mel", "ridgeLambdas", "boosting", "folds", "bootstrapRepeats", "seed"],
			outputs: {
				models: "results/comparison/models.json",
				subgroups: "results/comparison/subgroups.json",
			},
			values: [
				"accuracy.*.*",
				"auc.*.*",
				"pooledAuc.*.*",
				"macroF1.*.*",
				"overLogistic.*.*",
				"gain.*",
				"macroF1Gain.*",
			],
			native: { library: "tensorflow" },
		},
		copies: {
			script: "analysis/copies.ts",
			description: "Measures what changed copies of the rarer class do when they are made before the split.",
			inputs: { recordings },
			params: ["cutSeconds", "copies", "folds", "bootstrapRepeats", "seed"],
			outputs: { copies: "results/copies/copies.json" },
			values: ["copies.count", "copies.accuracy.*", "copies.auc.*", "copies.macroF1.*"],
		},
	},
	figures: {
		splits: { spec: "figures/fig1-splits.ts", rows: output("comparison", "models") },
		copies: { spec: "figures/fig2-copies.ts", rows: output("copies", "copies") },
	},
	tables: {
		recordings: { table: "tables/table1-recordings.ts", rows: output("describe", "characteristics") },
		models: { table: "tables/table2-models.ts", rows: output("comparison", "models") },
		subgroups: { table: "tables/table3-subgroups.ts", rows: output("comparison", "subgroups") },
		copies: { table: "tables/table4-copies.ts", rows: output("copies", "copies") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
