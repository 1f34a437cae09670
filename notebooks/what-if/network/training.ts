import { draw } from "../drawing.ts";
import type { WhatIf } from "../figure.ts";
import { bestEpoch, losses } from "./trained.ts";

const epochs = losses.map((_, i) => i + 1);
const highest = Math.max(...losses.flat());

/** How that network was trained. */
export const training: WhatIf = {
	title: "Watch it learn, and see why it stops",
	caption:
		"Loss of the training traces (thin) and of traces of participants that training never saw (blue), after each epoch. The ring marks the lowest of these so far, whose weights would be kept.",
	settings: [
		{ name: "epoch", label: "Epoch", unit: "", minimum: 1, maximum: losses.length, step: 1, start: losses.length },
	],
	draw({ epoch }) {
		const seen = losses.slice(0, epoch);
		const heldOut = seen.map(([, loss]) => loss);
		const best = heldOut.indexOf(Math.min(...heldOut)) + 1;
		const kept = epoch === losses.length ? `, the weights of epoch ${bestEpoch} are kept` : "";
		return {
			svg: draw({
				lines: [
					{ x: epochs, y: seen.map(([loss]) => loss), kind: "rate" },
					{ x: epochs, y: heldOut, kind: "base" },
				],
				marks: [{ x: best, y: heldOut[best - 1]! }],
				xDomain: [1, losses.length],
				yDomain: [0, Math.ceil(highest * 10) / 10],
				xTicks: [1, 5, 10, 15, 20, 25, 30].filter((tick) => tick <= losses.length),
				yTicks: [0, 0.2, 0.4, 0.6].filter((tick) => tick <= highest),
				xTitle: "Epoch",
				yTitle: "Loss (nats)",
			}),
			sentence: `After epoch ${epoch} the held-out loss is ${heldOut[epoch! - 1]!.toFixed(3)}; it was lowest after epoch ${best}${kept}.`,
		};
	},
};
