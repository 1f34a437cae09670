import { versus } from "../versus.ts";

const iglu = { id: "iglu", name: "iglu_python, 38 functions", environment: "iglu" };

versus(
	new URL(".", import.meta.url),
	[
		{
			benchmark: "CGM, all measures, 20 participants, 14 days",
			vector: "w6_cgm500",
			job: "all20",
			peers: [iglu],
			target: { warm: 50 },
			limit: "About forty passes over 4,032 readings; logarithms and powers of the risk measures take half.",
		},
		{
			benchmark: "CGM, all measures, 500 participants, 14 days",
			vector: "w6_cgm500",
			job: "all500",
			peers: [{ ...iglu, scale: 25, note: "measured on 20 participants, times 25" }],
			target: { warm: 50 },
		},
	],
	{ repeats: 2 },
);
