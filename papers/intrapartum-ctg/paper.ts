import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const clinical = rawData("ctu-uhb-ctg", "ann_db.csv");
const signals = rawData("ctu-uhb-ctg", "signals");
const features = output("features", "features");

export default definePaper({
	slug: "intrapartum-ctg",
	title: "Missing signal passes for a diagnosis in cardiotocography",
	subtitle: "An honest model, and three mistakes that look like prediction, on 552 open recordings",
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
	date: "2026-11-23",
	keywords: [
		"cardiotocography",
		"fetal acidaemia",
		"prediction model",
		"data leakage",
		"missing data",
		"reproducibility",
	],
	ethics:
		"Secondary analysis of a public, de-identified database; approval and consent of the original collection are described by its authors (doi:10.1186/1471-2393-14-16).",
	synthetic: false,
	datasets: ["ctu-uhb-ctg"],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description: "Checks every recording and every clinical field before anything is computed from them.",
			inputs: { clinical, signals },
			outputs: { findings: "results/data-check/findings.json" },
			values: [
				"count.*",
				"percent.*",
				"data.emptyColumns",
				"data.impossibleFirstStageMinutes",
				"data.missingPercent",
				"data.silentEndMinutes.*",
			],
		},
		features: {
			script: "analysis/features.ts",
			description: "Reduces each recording to the features of three segments.",
			inputs: { clinical, signals },
			params: ["windowMinutes", "longWindowMinutes"],
			outputs: { features: "results/features/features.json" },
		},
		prediction: {
			script: "analysis/prediction.ts",
			description:
				"Predicts acidaemia at birth from four features of the last 30 minutes, with calibration, subgroups and sensitivity analyses.",
			inputs: { features },
			params: ["ridgeLambda", "bootstrapRepeats", "crossValidation", "seed"],
			outputs: {
				performance: "results/prediction/performance.json",
				roc: "results/prediction/roc.json",
				calibration: "results/prediction/calibration.json",
				coefficients: "results/prediction/coefficients.json",
				subgroups: "results/prediction/subgroups.json",
			},
			values: [
				"n.primary",
				"events.primary",
				"auc.*",
				"auc.primary.optimism",
				"calibration.intercept",
				"calibration.slope",
				"sampleSize.births",
				"sampleSize.eventsNeeded",
			],
		},
		fooled: {
			script: "analysis/fooled.ts",
			description:
				"Measures what three mistakes do: reading missing signal as physiology, a window that ends in silence, and oversampling before the split.",
			inputs: { features },
			params: ["forest", "seed"],
			outputs: { cells: "results/fooled/cells.json", growth: "results/fooled/growth.json" },
			values: ["fooled.acidaemia.*.*", "fooled.caesarean.*.*", "fooled.single.*"],
		},
		networks: {
			script: "analysis/networks.ts",
			description:
				"Compares a network and MiniRocket, trained on the raw signal of the last hour, with the four features on the same folds.",
			inputs: { features, signals },
			params: ["networks", "ridgeLambda", "seed"],
			outputs: { models: "results/networks/models.json" },
			values: ["networks.auc.*", "networks.difference.*"],
			native: { library: "tensorflow" },
		},
		example: {
			script: "analysis/example.ts",
			description: "Annotates the recording of the first figure, chosen by a fixed rule.",
			inputs: { features, signals },
			params: ["windowMinutes"],
			outputs: { example: "results/example/example.json" },
			values: ["example.umbilicalPh"],
		},
	},
	figures: {
		recording: { spec: "figures/fig1-recording.ts", rows: output("example", "example") },
		roc: { spec: "figures/fig2-roc.ts", rows: output("prediction", "roc") },
		calibration: { spec: "figures/fig3-calibration.ts", rows: output("prediction", "calibration") },
		fooled: { spec: "figures/fig4-fooled.ts", rows: output("fooled", "cells") },
		growth: { spec: "figures/fig5-growth.ts", rows: output("fooled", "growth") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: features },
		performance: { table: "tables/table2-performance.ts", rows: output("prediction", "performance") },
		features: { table: "tables/table3-features.ts", rows: output("prediction", "coefficients") },
		models: { table: "tables/table6-models.ts", rows: output("networks", "models") },
		subgroups: { table: "tables/table4-subgroups.ts", rows: output("prediction", "subgroups") },
		"data-check": { table: "tables/table5-data-check.ts", rows: output("data-check", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
