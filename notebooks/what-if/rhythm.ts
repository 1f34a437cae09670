import { hrvTime, nnFromRr } from "@quickening/cardio";
import { seededRandom } from "@quickening/core";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const nBeats = 160;

/** Intervals that breathing moves, with as many early beats as told. */
function intervals(breathMs: number, early: number): Float64Array {
	const random = seededRandom("rhythm");
	const rr = Float64Array.from(
		{ length: nBeats },
		(_, i) => 860 + breathMs * Math.sin(i / 0.7) + 15 * (random() - 0.5),
	);
	for (let k = 0; k < early; k++) {
		const at = Math.round(((k + 1) * nBeats) / (early + 1));
		rr[at] -= 330;
		rr[at + 1] += 330;
	}
	return rr;
}

/** What early beats do to RMSSD, and what a rule for them undoes. */
export const rhythm: WhatIf = {
	title: "Add a few early beats",
	caption:
		"Intervals between heartbeats made by a formula: breathing lengthens and shortens them, and some beats come early (circles: taken out by the rule of Lipponen and Tarvainen).",
	settings: [
		{ name: "breath", label: "Swing of a breath", unit: "ms", minimum: 0, maximum: 60, step: 2, start: 24 },
		{ name: "early", label: "Early beats", unit: "", minimum: 0, maximum: 8, step: 1, start: 2 },
	],
	draw: ({ breath, early }) => {
		const rr = intervals(breath!, early!);
		const { nnMs } = nnFromRr(rr);
		const beats = Float64Array.from(rr, (_, i) => i);
		const marks = Array.from(rr.keys())
			.filter((i) => Number.isNaN(nnMs[i]))
			.map((i) => ({ x: i, y: rr[i]! }));
		return {
			svg: draw({
				lines: [
					{ x: beats, y: rr, kind: "rate" },
					{ x: beats, y: nnMs, kind: "base" },
				],
				marks,
				xDomain: [0, nBeats],
				yDomain: [450, 1300],
				xTicks: [0, 40, 80, 120, 160],
				yTicks: [600, 800, 1000, 1200],
				xTitle: "Beat",
				yTitle: "Interval (ms)",
			}),
			sentence: `RMSSD is ${hrvTime(rr).rmssdMs.toFixed(0)} ms of all beats, and ${hrvTime(nnMs).rmssdMs.toFixed(0)} ms once ${marks.length} intervals are taken out.`,
		};
	},
};
