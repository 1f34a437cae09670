import { checkInteger, checkPositive } from "@quickening/core";
import { countInputs, type Inputs } from "../examples/inputs.ts";
import type { Signal } from "../examples/signal.ts";
import { type PredictOptions, predict } from "../models/predict.ts";

/** How much a prediction owes to each stretch of time: prediction with it minus prediction without it. */
export interface OcclusionOverTime {
	/** First and last-but-one sample of each stretch. */
	readonly fromSamples: Int32Array;
	readonly toSamples: Int32Array;
	/** Row i holds window i: `values[i * nStretches + s]`, in the unit of the prediction. */
	readonly values: Float32Array;
	readonly nStretches: number;
	/** Prediction of each window with everything in it. */
	readonly whole: Float32Array;
}

export interface OcclusionOptions extends PredictOptions {
	/** Modality of which stretches are hidden. */
	readonly modality: string;
	readonly stretchSamples: number;
	/** Default: stretches do not overlap. */
	readonly stepSamples?: number;
	/** Which of the predicted numbers. Default 0. */
	readonly column?: number;
}

/**
 * Hides one stretch of a modality after the other. What is hidden is masked as missing, as a gap in a record is: nothing is put
 * in its place that the network could take for a signal.
 *
 * Source: Zeiler and Fergus 2014, doi:10.1007/978-3-319-10590-1_53.
 */
export function occlusionOverTime(
	inputs: Inputs,
	{ modality, stretchSamples, stepSamples = stretchSamples, column = 0, ...options }: OcclusionOptions,
): OcclusionOverTime {
	checkInteger("occlusionOverTime", "stretchSamples", stretchSamples, 1);
	checkPositive("occlusionOverTime", "stepSamples", stepSamples);
	const whole = predict(inputs, options);
	const signal = inputs.signals[modality];
	const n = countInputs(inputs);
	const starts: number[] = [];
	for (let from = 0; from < signal.nSamples; from += stepSamples) {
		starts.push(from);
		if (from + stretchSamples >= signal.nSamples) break;
	}
	const values = new Float32Array(n * starts.length);
	starts.forEach((from, s) => {
		const hidden = hide(signal, from, Math.min(from + stretchSamples, signal.nSamples));
		const without = predict({ ...inputs, signals: { ...inputs.signals, [modality]: hidden } }, options);
		for (let i = 0; i < n; i++) {
			const at = i * whole.nColumns + column;
			values[i * starts.length + s] = whole.values[at] - without.values[at];
		}
	});
	return {
		fromSamples: Int32Array.from(starts),
		toSamples: Int32Array.from(starts, (from) => Math.min(from + stretchSamples, signal.nSamples)),
		values,
		nStretches: starts.length,
		whole: Float32Array.from({ length: n }, (_, i) => whole.values[i * whole.nColumns + column]),
	};
}

/**
 * How much predictions owe to each modality (and to the static columns, as "statics"): prediction with it minus prediction with
 * it missing.
 *
 * @returns One array of n values a modality, in the unit of the prediction.
 */
export function occlusionByModality(
	inputs: Inputs,
	{ column = 0, ...options }: PredictOptions & { readonly column?: number },
): Readonly<Record<string, Float32Array>> {
	const whole = predict(inputs, options);
	const n = countInputs(inputs);
	const lost: Record<string, Float32Array> = {};
	const compare = (name: string, without: Inputs) => {
		const { values, nColumns } = predict(without, options);
		const from = (i: number) => i * nColumns + column;
		lost[name] = Float32Array.from({ length: n }, (_, i) => whole.values[from(i)] - values[from(i)]);
	};
	for (const [name, signal] of Object.entries(inputs.signals)) {
		compare(name, { ...inputs, signals: { ...inputs.signals, [name]: hide(signal, 0, signal.nSamples) } });
	}
	if (inputs.statics !== undefined) {
		const { values } = inputs.statics;
		compare("statics", {
			...inputs,
			statics: { ...inputs.statics, values: new Float64Array(values.length).fill(Number.NaN) },
		});
	}
	return lost;
}

function hide({ values, nSamples, nChannels }: Signal, from: number, to: number): Signal {
	const hidden = Float32Array.from(values);
	const size = nSamples * nChannels;
	for (let start = 0; start < hidden.length; start += size) {
		hidden.fill(Number.NaN, start + from * nChannels, start + to * nChannels);
	}
	return { values: hidden, nSamples, nChannels };
}
