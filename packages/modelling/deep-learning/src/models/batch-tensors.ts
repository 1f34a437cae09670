import { countInputs, type Inputs } from "../examples/inputs.ts";
import type { Scale, Scaling } from "../examples/scaling.ts";
import type { InputTensors, SignalTensors } from "../networks/build-network.ts";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";

/**
 * Some windows as tensors: standardised, 0 where missing, beside what was observed.
 *
 * @param hidden - For masked pre-training: 1 for a value that the network must not see, as the values of each signal of these
 *   rows.
 */
export function batchTensors(
	tf: TensorFlow,
	inputs: Inputs,
	{
		rows,
		scaling,
		hidden,
	}: { rows: ArrayLike<number>; scaling: Scaling; hidden?: Readonly<Record<string, Uint8Array>> },
): InputTensors {
	const signals: Record<string, SignalTensors> = {};
	for (const [name, { values, nSamples, nChannels }] of Object.entries(inputs.signals)) {
		const size = nSamples * nChannels;
		const x = new Float32Array(rows.length * size);
		const observed = new Float32Array(x.length);
		const nObserved = standardise(
			values,
			{ rows, size, scale: scaling.signals[name], hidden: hidden?.[name] },
			x,
			observed,
		);
		const shape: [number, number, number] = [rows.length, nSamples, nChannels];
		signals[name] = {
			values: tf.tensor(x, shape),
			observed: tf.tensor(observed, shape),
			isWhole: nObserved === x.length,
		};
	}
	if (inputs.statics === undefined) return { signals };
	const { values, nColumns } = inputs.statics;
	const x = new Float32Array(rows.length * nColumns);
	const observed = new Float32Array(x.length);
	standardise(values, { rows, size: nColumns, scale: scaling.statics, hidden: undefined }, x, observed);
	const shape: [number, number] = [rows.length, nColumns];
	return { signals, statics: { values: tf.tensor(x, shape), observed: tf.tensor(observed, shape) } };
}

function standardise(
	values: ArrayLike<number>,
	{
		rows,
		size,
		scale,
		hidden,
	}: { rows: ArrayLike<number>; size: number; scale: Scale; hidden: Uint8Array | undefined },
	x: Float32Array,
	observed: Float32Array,
): number {
	const width = scale.means.length;
	let nObserved = 0;
	for (let i = 0; i < rows.length; i++) {
		const from = rows[i] * size;
		const to = i * size;
		for (let j = 0, c = 0; j < size; j++, c = c + 1 === width ? 0 : c + 1) {
			const value = values[from + j];
			// NaN alone differs from itself; infinite values are missing too.
			if (value - value !== 0 || (hidden !== undefined && hidden[to + j] === 1)) continue;
			x[to + j] = (value - scale.means[c]) / scale.sds[c];
			observed[to + j] = 1;
			nObserved++;
		}
	}
	return nObserved;
}

/** Row numbers in batches of at most `batchSize`, in order. */
export function batches(inputs: Inputs, batchSize: number): Int32Array[] {
	const n = countInputs(inputs);
	const made: Int32Array[] = [];
	for (let start = 0; start < n; start += batchSize) {
		made.push(Int32Array.from({ length: Math.min(batchSize, n - start) }, (_, i) => start + i));
	}
	return made;
}
