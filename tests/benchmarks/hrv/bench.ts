import { versus } from "../versus.ts";

const vector = "w3_rr24h";
const systole = { name: "systole", environment: "systole" };
const neurokit2 = { name: "NeuroKit2", environment: "ecg" };
const hrvanalysis = { name: "hrvanalysis", environment: "ecg" };

versus(new URL(".", import.meta.url), [
	{
		benchmark: "HRV, time domain, 24 h",
		vector,
		job: "time",
		peers: [
			{ id: "systole-time", ...systole },
			{ id: "hrvanalysis-time", ...hrvanalysis },
			{ id: "neurokit2-time", ...neurokit2 },
		],
		target: { warm: 1 },
		limit:
			"Ours gives 23 measures, systole 13: the quartiles, the median deviation and the histogram take two of four passes.",
	},
	{
		benchmark: "HRV, Welch, 24 h",
		vector,
		job: "welch",
		peers: [
			{ id: "systole-welch", ...systole },
			{ id: "hrvanalysis-welch", name: "hrvanalysis, its own definition", environment: "ecg" },
		],
		target: { warm: 2 },
		limit: "Half is the transforms of 674 segments, a third the spline at 5 Hz.",
	},
	{
		benchmark: "HRV, Lomb, 24 h",
		vector,
		job: "lomb",
		peers: [{ id: "hrvanalysis-lomb", ...hrvanalysis }],
		target: { warm: 2 },
		limit: "Three transforms of 524,288 points; spreading 102,971 beats over 16 cells each takes the rest.",
	},
	{
		benchmark: "Sample entropy, 24 h",
		vector,
		job: "sampleEntropy",
		peers: [{ id: "neurokit2-sampen", ...neurokit2 }],
		target: { warm: 20 },
		limit: "Exact counts; for each template the points at the edge of its square in the grid are compared one by one.",
	},
	{
		benchmark: "Approximate entropy, 24 h",
		vector,
		job: "approximateEntropy",
		peers: [{ id: "neurokit2-apen", ...neurokit2 }],
		target: { warm: 20 },
		limit: "As sample entropy.",
	},
	{
		benchmark: "DFA, 4 to 64 beats, 24 h",
		vector,
		job: "dfa",
		peers: [{ id: "neurokit2-dfa", ...neurokit2 }],
		target: { warm: 20 },
		limit: "Each window is read once for each of 62 scales: 12.8 million products and sums.",
	},
	{
		benchmark: "Artefacts in RR intervals, 24 h",
		vector,
		job: "artefacts",
		peers: [
			{ id: "systole-artefacts", ...systole },
			{ id: "neurokit2-kubios", name: "NeuroKit2, Kubios, one round", environment: "ecg" },
		],
		target: { warm: 20 },
		limit: "Two sorted windows of 91 and one of 11 intervals; a step moves 30 numbers on average.",
	},
]);
