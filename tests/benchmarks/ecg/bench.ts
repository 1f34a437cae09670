import { versus } from "../versus.ts";

const quick = [
	{ id: "sleepecg-numba", name: "sleepecg, numba", environment: "systole" },
	{ id: "sleepecg-c", name: "sleepecg, C", environment: "ecg" },
	{ id: "neurokit2", name: "NeuroKit2", environment: "ecg" },
];

versus(new URL(".", import.meta.url), [
	{
		benchmark: "R peaks, ECG of 24 h at 128 Hz",
		vector: "w1_ecg24h_128hz",
		job: "rPeaks",
		peers: quick,
		target: { warm: 2, first: 10 },
		limit:
			"One pass over 88 MB for the slopes; their recursive filter waits for one product a sample. Reading the record alone takes about a tenth of the time.",
	},
	{
		benchmark: "R peaks, ECG of 5 min at 250 Hz",
		vector: "w1_ecg5min_250hz",
		job: "rPeaks",
		peers: [...quick, { id: "xqrs", name: "wfdb, xqrs", environment: "ecg" }],
	},
]);
