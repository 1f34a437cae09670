import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

export default definePaper({
	slug: "few-labels",
	title: "No saving of labels could be shown from pre-training on unlabelled heartbeats",
	subtitle: "Masked pre-training on 83 day-long recordings of heartbeats",
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
	keywords: [
		"self-supervised learning",
		"few labels",
		"heart rate variability",
		"deep learning",
		"missing data",
		"reproducibility",
	],
	ethics:
		"Secondary analysis of public, de-identified recordings (PhysioNet nsr2db, chf2db). Approval and consent of the original recordings are described by their authors.",
	synthetic: false,
	datasets: ["rr-intervals-rhrvbook"],
	stages: {
		"few-labels": {
			script: "analysis/few-labels.ts",
			description:
				"Trains networks with and without pre-training, and two simple models, on few labelled recordings, and tests them on the other half of the recordings.",
			inputs: {
				sinus: rawData("rr-intervals-rhrvbook", "Chapter8/normal"),
				failure: rawData("rr-intervals-rhrvbook", "Chapter8/chf"),
			},
			params: ["plausibleMs", "windows", "labelled", "repeats", "ridgeLambda", "seed"],
			outputs: { rows: "results/few-labels/rows.json" },
			values: ["count.*", "auc.*.*", "difference.*.*", "pretraining.loss"],
			native: { library: "tensorflow" },
		},
	},
	figures: {
		labels: { spec: "figures/fig1-labels.ts", rows: output("few-labels", "rows") },
	},
	tables: {
		labels: { table: "tables/table1-labels.ts", rows: output("few-labels", "rows") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
