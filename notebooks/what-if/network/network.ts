import { seededRandom } from "@quickening/core";
import { decodeModel, type NetworkModel, occlusionOverTime, type TensorFlow } from "@quickening/deep-learning";
import { draw } from "../drawing.ts";
import type { WhatIf } from "../figure.ts";
import { drawTrace, minutesEach, nSamples } from "./traces.ts";
import { model as trainedModel } from "./trained.ts";

const stretchSamples = 10;
const minutes = Float64Array.from({ length: nSamples }, (_, i) => i * minutesEach);

let tf: TensorFlow | undefined;
let model: NetworkModel | undefined;

/** A trained network at work on a trace that the reader draws. */
export const network: WhatIf = {
	title: "Show a network a dip, and hide it",
	caption:
		"Ten minutes of a fetal heart rate drawn by a formula. A small network that was trained on such traces looks for a dip; thick and blue is where hiding a stretch takes a tenth or more off its answer.",
	settings: [
		{ name: "depth", label: "Depth of the dip", unit: "bpm", minimum: 0, maximum: 45, step: 1, start: 30 },
		{ name: "place", label: "Place of the dip", unit: "min", minimum: 1, maximum: 9, step: 0.1, start: 4 },
		{ name: "gap", label: "Gap from 3 min on", unit: "min", minimum: 0, maximum: 3, step: 0.1, start: 0 },
	],
	async prepare(base) {
		const { loadBackend } = await import("./backend.ts");
		tf = await loadBackend(base);
		model = decodeModel(Uint8Array.from(atob(trainedModel), (letter) => letter.charCodeAt(0)));
	},
	draw({ depth, place, gap }) {
		if (!tf || !model) throw new Error("the network was not prepared");
		const values = drawTrace(seededRandom("what-if"), {
			dips: [{ depthBpm: depth!, atMinute: place!, spreadMinutes: 0.4 }],
			gap: { fromMinute: 3, minutes: gap! },
		});
		const inputs = { signals: { heartRate: { values, nSamples, nChannels: 1 } } };
		const {
			whole,
			values: owed,
			...stretches
		} = occlusionOverTime(inputs, { tf, model, modality: "heartRate", stretchSamples, stepSamples: 5 });
		const matters = new Float32Array(nSamples).fill(Number.NaN);
		owed.forEach((loss, s) => {
			if (loss < 0.1) return;
			for (let t = stretches.fromSamples[s]!; t < stretches.toSamples[s]!; t++) matters[t] = values[t]!;
		});
		return {
			svg: draw({
				lines: [
					{ x: minutes, y: values, kind: "rate" },
					{ x: minutes, y: matters, kind: "base" },
				],
				xDomain: [0, 10],
				yDomain: [80, 170],
				xTicks: [0, 2, 4, 6, 8, 10],
				yTicks: [100, 120, 140, 160],
				xTitle: "Time (min)",
				yTitle: "Heart rate (bpm)",
			}),
			sentence: `The network gives a dip a probability of ${whole[0]!.toFixed(2)}.`,
		};
	},
};
