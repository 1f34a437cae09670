import { checkInteger } from "@quickening/core";
import { countInputs, type Inputs, takeInputs } from "../examples/inputs.ts";
import { batchTensors } from "../models/batch-tensors.ts";
import { checkFits } from "../models/check-fits.ts";
import { modelTensors, predictingPass } from "../models/model-tensors.ts";
import type { NetworkModel } from "../models/network-model.ts";
import { buildNetwork } from "../networks/build-network.ts";
import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";
import { withClearErrors } from "../tensorflow/tensor-flow-error.ts";

/** What each value of a window adds to the network's output. */
export interface Attributions {
	/**
	 * Shaped as the modality's values; 0 where a value is missing. In the unit of the output before the head (log odds for two
	 * classes).
	 */
	readonly signals: Readonly<Record<string, Float32Array>>;
	/** n rows of the static columns; empty without any. */
	readonly statics: Float32Array;
	/** Output of each window minus output of the average window: what the attributions should sum to. */
	readonly differences: Float32Array;
	/** Largest gap between that and their sum, over windows. More steps make it smaller. */
	readonly largestError: number;
}

export interface IntegratedGradientsOptions {
	readonly tf: TensorFlow;
	readonly model: NetworkModel;
	/** Which of the network's outputs. Default 0. */
	readonly output?: number;
	/** Points on the way. Default 64. */
	readonly nSteps?: number;
}

/**
 * Integrated gradients from the average window of training (0 after standardising) to each window, what was observed kept as it
 * is; by the midpoint rule. Needs gradients: native TensorFlow, not a browser's wasm.
 *
 * Source: Sundararajan, Taly and Yan 2017, arXiv:1703.01365.
 */
export function integratedGradients(
	inputs: Inputs,
	{ tf, model, output = 0, nSteps = 64 }: IntegratedGradientsOptions,
): Attributions {
	checkFits("integratedGradients", inputs, model.description);
	checkInteger("integratedGradients", "nSteps", nSteps, 1);
	const network = buildNetwork(model.description);
	const names = Object.keys(model.description.signals);
	const n = countInputs(inputs);
	const signals = Object.fromEntries(names.map((name) => [name, new Float32Array(inputs.signals[name].values.length)]));
	const statics = new Float32Array(inputs.statics?.values.length ?? 0);
	const differences = new Float32Array(n);
	let largestError = 0;
	withClearErrors("integratedGradients", () => {
		const tensors = modelTensors(tf, network, model);
		try {
			for (let i = 0; i < n; i++) explain(i, tensors);
		} finally {
			tensors.dispose();
		}
	});
	return { signals, statics, differences, largestError };

	function explain(i: number, tensors: ReturnType<typeof modelTensors>): void {
		tf.tidy(() => {
			const one = takeInputs(inputs, [i]);
			const whole = batchTensors(tf, one, { rows: [0], scaling: model.scaling });
			const pass = predictingPass(tf, tensors);
			const ends: Tensor[] = names.map((name) => whole.signals[name].values);
			if (whole.statics !== undefined) ends.push(whole.statics.values);
			const outputOf = (points: readonly Tensor[]): Tensor => {
				const nPoints = points[0].shape[0];
				const repeat = (x: Tensor) => tf.tile(x, [nPoints, ...new Array(x.shape.length - 1).fill(1)]);
				const made = network.outputs(pass, {
					signals: Object.fromEntries(
						names.map((name, k) => {
							const { observed, isWhole } = whole.signals[name];
							return [name, { values: points[k], observed: repeat(observed), isWhole }];
						}),
					),
					...(whole.statics && {
						statics: { values: points[names.length], observed: repeat(whole.statics.observed) },
					}),
				});
				return tf.slice(made, [0, output], [-1, 1]);
			};
			const along = (end: Tensor, fractions: readonly number[]) => {
				const shape = [fractions.length, ...new Array(end.shape.length - 1).fill(1)];
				return tf.mul(end, tf.tensor(fractions, shape));
			};
			const midpoints = Array.from({ length: nSteps }, (_, k) => (k + 0.5) / nSteps);
			const gradients = tf.grads((...points: Tensor[]) => tf.sum(outputOf(points)))(
				ends.map((end) => along(end, midpoints)),
			);
			let sum = 0;
			gradients.forEach((gradient, k) => {
				const values = tf.mul(tf.mean(gradient, 0, true), ends[k]).dataSync();
				for (const value of values) sum += value;
				const into = k < names.length ? signals[names[k]] : statics;
				into.set(values as Float32Array, i * values.length);
			});
			const [start, end] = outputOf(ends.map((one) => along(one, [0, 1]))).dataSync();
			differences[i] = end - start;
			largestError = Math.max(largestError, Math.abs(end - start - sum));
		});
	}
}
