import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const sample = (file: string) => rawData("importer-samples", `wfdb-sample-data/${file}`);

export default definePaper({
	slug: "hrv-definitions",
	title: "The same heartbeats give different numbers under different definitions of heart rate variability",
	subtitle: "A multiverse of definitions on 83 day-long recordings",
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
	keywords: ["heart rate variability", "definitions", "multiverse analysis", "artefacts", "reproducibility"],
	ethics:
		"Secondary analysis of public, de-identified recordings (PhysioNet nsr2db, chf2db, MIT-BIH record 100; Welltory camera recordings). Approval and consent of the original recordings are described by their authors.",
	synthetic: false,
	datasets: ["rr-intervals-rhrvbook", "importer-samples", "welltory-ppg"],
	stages: {
		measures: {
			script: "analysis/measures.ts",
			description: "Removes artefacts and measures every recording by the primary and by the alternative definitions.",
			inputs: {
				sinus: rawData("rr-intervals-rhrvbook", "Chapter8/normal"),
				failure: rawData("rr-intervals-rhrvbook", "Chapter8/chf"),
			},
			params: ["plausibleMs", "rule", "entropyIntervals"],
			outputs: { recordings: "results/measures/recordings.json" },
			values: ["count.failure", "count.sinus", "count.intervals", "hours.median", "removed.failure", "removed.sinus"],
		},
		comparison: {
			script: "analysis/comparison.ts",
			description: "Compares the groups by every measure, adjusts for multiple testing, and compares the definitions.",
			inputs: { recordings: output("measures", "recordings") },
			outputs: {
				comparison: "results/comparison/comparison.json",
				definitions: "results/comparison/definitions.json",
			},
			values: [
				"sinus.*",
				"difference.*",
				"standardised.**",
				"change.*.*",
				"measures.count",
				"measures.keptHolm",
				"definitions.count",
				"definitions.moved",
				"definitions.signs",
				"definitions.turned",
			],
		},
		beats: {
			script: "analysis/beats.ts",
			description: "Detects beats in recordings with a reference and measures sensitivity, precision and timing error.",
			inputs: {
				header: sample("100.hea"),
				samples: sample("100.dat"),
				annotations: sample("100.atr"),
				camera: rawData("welltory-ppg", "data"),
			},
			params: ["toleranceSeconds"],
			outputs: { beats: "results/beats/beats.json" },
			values: ["beats.ecg.*", "beats.ppg.*"],
		},
	},
	figures: {
		differences: { spec: "figures/fig1-differences.ts", rows: output("comparison", "comparison") },
		definitions: { spec: "figures/fig2-definitions.ts", rows: output("comparison", "definitions") },
	},
	tables: {
		measures: { table: "tables/table1-measures.ts", rows: output("comparison", "comparison") },
		definitions: { table: "tables/table2-definitions.ts", rows: output("comparison", "definitions") },
		beats: { table: "tables/table3-beats.ts", rows: output("beats", "beats") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
