import { versus } from "../versus.ts";

const librosa = { name: "librosa", environment: "voice" };
const vector = "w7_voice60s_16k";

versus(new URL(".", import.meta.url), [
	{
		benchmark: "MFCC, 60 s at 16 kHz, frames of 512 every 10 ms",
		vector,
		job: "mfcc",
		peers: [{ id: "librosa-mfcc", ...librosa }],
		target: { warm: 1 },
	},
	{
		benchmark: "Six spectral measures, 60 s at 16 kHz",
		vector,
		job: "spectral",
		peers: [{ id: "librosa-spectral", ...librosa }],
		target: { warm: 1 },
	},
]);
