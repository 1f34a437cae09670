import { versus } from "../versus.ts";

versus(new URL(".", import.meta.url), [
	{
		benchmark: "Systolic peaks, PPG of 1 h at 64 Hz",
		vector: "w2_ppg1h_64hz",
		job: "pulsePeaks",
		peers: [
			{ id: "systole-rolling", name: "systole, rolling average", environment: "systole" },
			{ id: "systole-msptd", name: "systole, MSPTD", environment: "systole" },
			{ id: "neurokit2", name: "NeuroKit2, Elgendi", environment: "ecg" },
		],
		target: { warm: 1 },
		limit: "Half of the time is the band-pass, three sections run forwards and backwards.",
	},
]);
