import { existsSync } from "node:fs";
import { drawNormal, seededRandom } from "@quickening/core";
import type { Examples } from "../src/index.ts";
import { loadTensorFlow } from "../src/node/index.ts";

const binding = new URL(
	"../../../../node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node",
	import.meta.url,
);

/** Native TensorFlow; undefined where set-up could not bring it. One that is there and does not load fails every test. */
export const tensorFlow = existsSync(binding) ? await loadTensorFlow() : undefined;

/** Behind the title of a test that is skipped. */
export const tensorFlowNote = tensorFlow
	? ""
	: " (skipped: TensorFlow is not here; `npm run quickening -- doctor` says why)";

/** Windows with a gap each whose oscillation is slow in class 0 and fast in class 1; two windows a participant. */
export function oscillations({
	n = 80,
	nSamples = 48,
	nChannels = 2,
	noise = 0.5,
	seed = "oscillations",
} = {}): Examples {
	const random = seededRandom(seed);
	const values = new Float32Array(n * nSamples * nChannels);
	const outcomes = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		outcomes[i] = Math.floor(i / 2) % 2;
		const frequency = outcomes[i] === 1 ? 0.25 : 0.1;
		const phase = 2 * Math.PI * random();
		const gap = Math.floor(random() * (nSamples - 12));
		for (let t = 0; t < nSamples; t++) {
			for (let c = 0; c < nChannels; c++) {
				const value = 5 + Math.sin(2 * Math.PI * frequency * t + phase + c) + noise * drawNormal(random);
				values[(i * nSamples + t) * nChannels + c] = t >= gap && t < gap + 12 ? Number.NaN : value;
			}
		}
	}
	const participantIds = Array.from({ length: n }, (_, i) => `p${Math.floor(i / 2)}`);
	return { signals: { wrist: { values, nSamples, nChannels } }, outcomes, participantIds };
}

/** Small networks of each kind. */
export const encoders = [
	{ kind: "temporal-cnn", filters: [8, 8] },
	{ kind: "residual-tcn", filters: [8, 8], kernelSamples: 3 },
	{ kind: "inception-time", filters: 4, depth: 3, kernelSamples: [9, 5, 3], bottleneck: 4 },
] as const;
