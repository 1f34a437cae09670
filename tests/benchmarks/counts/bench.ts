import { versus } from "../versus.ts";

const vector = "w4_acc7d_50hz";

versus(
	new URL(".", import.meta.url),
	[
		{
			benchmark: "ActiGraph counts a minute from the file, 7 days at 50 Hz",
			vector,
			job: "counts",
			peers: [
				{
					id: "agcounts",
					name: "agcounts, in memory",
					environment: "motion",
					scale: 7,
					note: "measured on the first day, times 7; the whole week does not fit in its memory",
				},
			],
			target: { warm: 20 },
			limit: "272 million steps of the low-pass and 54 million of the band-pass, in the order that makes counts equal.",
		},
		{
			benchmark: "ActiGraph counts a minute from the file, beside ENMO and MAD alone, 7 days at 50 Hz",
			vector,
			job: "counts",
			peers: [{ id: "skdh-enmo-mad", name: "skdh, ENMO and MAD alone, in memory", environment: "motion" }],
			target: { warm: 0.5 },
		},
	],
	{ repeats: 2 },
);
