import { seededRandom } from "@quickening/core";
import { butterworth, filterZeroPhase } from "@quickening/signal";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const rateHz = 250;
const seconds = 4;

/** An electrocardiogram drawn by bells, with drift, hum of the mains and noise. */
function drawnEcg(): Float64Array {
	const random = seededRandom("filter");
	const waves = [
		[-0.17, 0.12, 0.025],
		[0, 1, 0.011],
		[0.03, -0.22, 0.01],
		[0.27, 0.28, 0.045],
	] as const;
	return Float64Array.from({ length: rateHz * seconds }, (_, i) => {
		const t = i / rateHz;
		let value = 0.35 * Math.sin(2 * Math.PI * 0.3 * t) + 0.12 * Math.sin(2 * Math.PI * 50 * t) + 0.1 * (random() - 0.5);
		for (let beat = 0.5; beat < seconds; beat += 0.82) {
			for (const [offset, height, spread] of waves)
				value += height * Math.exp(-0.5 * ((t - beat - offset) / spread) ** 2);
		}
		return value;
	});
}

const ecg = drawnEcg();
const times = Float64Array.from(ecg, (_, i) => i / rateHz);

/** What the edges of a band-pass do to an electrocardiogram. */
export const filter: WhatIf = {
	title: "Move the edges of a filter",
	caption:
		"Four seconds of an electrocardiogram drawn by a formula, with drift and the hum of the mains (thin), and what a Butterworth band-pass of order 2, run both ways, leaves of it (blue).",
	settings: [
		{ name: "low", label: "Lower edge", unit: "Hz", minimum: 0.1, maximum: 12, step: 0.1, start: 0.5 },
		{ name: "high", label: "Upper edge", unit: "Hz", minimum: 15, maximum: 110, step: 1, start: 35 },
	],
	draw: ({ low, high }) => {
		const filtered = filterZeroPhase(
			butterworth({ order: 2, band: "bandpass", cutoffHz: [low!, high!], samplingRateHz: rateHz }),
			ecg,
		);
		const height = filtered.reduce((most, value) => Math.max(most, value), 0);
		return {
			svg: draw({
				lines: [
					{ x: times, y: ecg, kind: "rate" },
					{ x: times, y: filtered, kind: "base" },
				],
				xDomain: [0, seconds],
				yDomain: [-0.8, 1.6],
				xTicks: [0, 1, 2, 3, 4],
				yTicks: [0, 1],
				xTitle: "Time (s)",
				yTitle: "Potential (mV)",
			}),
			sentence: `From ${low!.toFixed(1)} to ${high!.toFixed(0)} Hz the highest R wave is ${height.toFixed(2)} mV of 1 mV.`,
		};
	},
};
