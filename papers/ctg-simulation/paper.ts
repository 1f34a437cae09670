import { definePaper, output } from "@quickening/paper";
import { claims } from "./claims.ts";

const design = ["seed", "minutes", "recordingsPerCell", "labour", "noise", "lossFractions", "reference", "scenarios"];

export default definePaper({
	slug: "ctg-simulation",
	title: "Noise hides reduced variability, and lost signal cuts decelerations into pieces",
	subtitle: "A simulation study of automatic cardiotocography with known truth",
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
	keywords: ["cardiotocography", "simulation study", "ADEMP", "signal loss", "deceleration", "short-term variability"],
	ethics: "No person took part and no person’s data were used: every recording is synthetic.",
	synthetic: true,
	datasets: [],
	stages: {
		"simulate-and-detect": {
			script: "analysis/simulate-and-detect.ts",
			description: "Simulates every labour under every noise and signal loss, and runs each detector on it.",
			inputs: {},
			params: [...design, "matching", "visibleShare"],
			outputs: { recordings: "results/simulate-and-detect/recordings.csv" },
		},
		performance: {
			script: "analysis/performance.ts",
			description:
				"Computes sensitivity, precision and bias from the counts and errors of recordings, with Monte Carlo errors.",
			inputs: { recordings: output("simulate-and-detect", "recordings") },
			params: [...design, "bootstrapRepeats"],
			outputs: {
				detection: "results/performance/detection.json",
				baseline: "results/performance/baseline.json",
				variability: "results/performance/variability.json",
				kinds: "results/performance/kinds.json",
				amplitudes: "results/performance/amplitudes.json",
				scenarios: "results/performance/scenarios.json",
			},
			values: [
				"count.*",
				"baseline.bias.*",
				"baseline.limits.*",
				"baseline.lost.*",
				"baseline.lostWithStep",
				"baseline.lostWithoutStep",
				"bandwidth.bias.*",
				"stv.bias.*",
				"sensitivity.*.*",
				"visibleSensitivity.*.*",
				"precision.*.*",
				"startError.*.*",
				"endError.*.*",
				"pieces.decelerations",
				"kind.**",
				"reduced.missed",
				"reduced.missedWithoutNoise",
			],
		},
		example: {
			script: "analysis/example.ts",
			description: "Collects the truth and the detected events of one recording, chosen by a fixed rule.",
			inputs: {},
			params: design,
			outputs: { example: "results/example/example.json" },
			values: ["example.missing"],
		},
		assumptions: {
			script: "analysis/assumptions.ts",
			description: "Lists what was simulated: each parameter with its value and source.",
			inputs: {},
			params: [...design, "matching", "visibleShare"],
			outputs: { assumptions: "results/assumptions/assumptions.json" },
		},
	},
	figures: {
		recording: { spec: "figures/fig1-recording.ts", rows: output("example", "example") },
		detection: { spec: "figures/fig2-detection.ts", rows: output("performance", "detection") },
		amplitude: { spec: "figures/fig3-amplitude.ts", rows: output("performance", "amplitudes") },
		kinds: { spec: "figures/fig4-kinds.ts", rows: output("performance", "kinds") },
		baseline: { spec: "figures/fig5-baseline.ts", rows: output("performance", "baseline") },
		variability: { spec: "figures/fig6-variability.ts", rows: output("performance", "variability") },
	},
	tables: {
		assumptions: { table: "tables/table1-assumptions.ts", rows: output("assumptions", "assumptions") },
		performance: { table: "tables/table2-performance.ts", rows: output("performance", "detection") },
		scenarios: { table: "tables/table3-scenarios.ts", rows: output("performance", "scenarios") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
