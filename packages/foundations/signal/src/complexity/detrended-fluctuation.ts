import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { linearRegressionSlope } from "./slope.ts";

export interface DetrendedFluctuationOptions {
	/** Window lengths in samples, at least order + 2 each, two or more of them. */
	readonly scales: readonly number[];
	/** Order of the polynomial that is taken off each window, 0 to 3. Default 1. */
	readonly order?: number;
	/** Windows that overlap by half, or that lie side by side. Default "half". */
	readonly overlap?: "half" | "none";
}

/** How fluctuations grow with the length of the window. */
export interface DetrendedFluctuation {
	/** Slope of log fluctuation over log length: 0.5 for white noise, 1 for 1/f noise, 1.5 for a random walk. */
	readonly alpha: number;
	readonly scales: readonly number[];
	/** Root mean square fluctuation at each scale, in the samples' unit. */
	readonly fluctuations: Float64Array;
}

/**
 * Detrended fluctuation analysis: how a record's cumulated deviations wander from their local trend, by length.
 *
 * @param samples - Finite, in time order, more than the longest scale. Fill or cut gaps first: a window across one means nothing.
 * @returns Alpha is NaN when fewer than two scales give a fluctuation above 0.
 * @throws InvalidInputError when a sample is missing, a scale is too short or as long as the record, or fewer than two are given.
 *
 * Source: Peng et al. 1995, doi:10.1063/1.166141.
 * Agrees with: NeuroKit2 0.2.13, `fractal_dfa` (half overlap, the last start left out), to 1e-9 on 350 RR intervals
 *   (tests/peers). pyhrv 0.5.0 gives .503 for alpha 1 there, not .530: nolds, which it calls, fits the line to a random part of
 *   the scales (RANSAC).
 */
export function detrendedFluctuation(samples: Samples, options: DetrendedFluctuationOptions): DetrendedFluctuation {
	const { scales, order = 1, overlap = "half" } = options;
	checkInteger("detrendedFluctuation", "order", order);
	checkScales(scales, order, samples.length);
	const walk = cumulated(samples);
	const fluctuations = Float64Array.from(scales, (scale) => fluctuation(walk, scale, order, overlap === "half"));
	const logScales: number[] = [];
	const logFluctuations: number[] = [];
	for (let i = 0; i < scales.length; i++) {
		if (!(fluctuations[i] > 0)) continue;
		logScales.push(Math.log(scales[i]));
		logFluctuations.push(Math.log(fluctuations[i]));
	}
	return { alpha: linearRegressionSlope(logScales, logFluctuations), scales, fluctuations };
}

function checkScales(scales: readonly number[], order: number, n: number): void {
	const wrong = scales.find((scale) => !Number.isSafeInteger(scale) || scale < order + 2 || scale >= n);
	if (scales.length >= 2 && wrong === undefined) return;
	throw new InvalidInputError(
		`detrendedFluctuation: scales must be two or more whole numbers from ${order + 2} to below the record's ${n} samples; got ${wrong ?? `${scales.length} of them`}`,
		{ code: "out-of-range", argument: "scales", received: wrong ?? scales.length },
	);
}

function cumulated(samples: Samples): Float64Array {
	const n = samples.length;
	let sum = 0;
	for (let i = 0; i < n; i++) sum += samples[i];
	if (!Number.isFinite(sum)) {
		const at = samples.findIndex((value) => !Number.isFinite(value));
		throw new InvalidInputError(
			`detrendedFluctuation: samples must be finite; got ${samples[at]} at index ${at}. Fill the gap, or analyse the runs apart.`,
			{ code: "not-finite", argument: "samples", received: samples[at] },
		);
	}
	const mean = sum / n;
	const walk = new Float64Array(n);
	let level = 0;
	for (let i = 0; i < n; i++) {
		level += samples[i] - mean;
		walk[i] = level;
	}
	return walk;
}

/** Variances below this are a window without movement, and are left out, as NeuroKit2 does. */
const still = 1e-8;

function fluctuation(walk: Float64Array, scale: number, order: number, half: boolean): number {
	const basis = orthonormalPolynomials(scale, order);
	const step = half ? Math.floor(scale / 2) : scale;
	const lastStart = half ? walk.length - scale - 1 : walk.length - scale;
	let sum = 0;
	let windows = 0;
	for (let start = 0; start <= lastStart; start += step) {
		const residual = order === 1 ? residualOfLine(walk, start, scale) : residualOf(walk, start, scale, basis);
		const variance = residual / scale;
		if (!(variance > still)) continue;
		sum += variance;
		windows++;
	}
	return windows === 0 ? Number.NaN : Math.sqrt(sum / windows);
}

/** Sum of squares about the straight line, with the window's first value as zero so that no digits are lost. */
function residualOfLine(walk: Float64Array, start: number, scale: number): number {
	const middle = (scale - 1) / 2;
	const zero = walk[start];
	let sum = 0;
	let squares = 0;
	let moments = 0;
	for (let i = 0; i < scale; i++) {
		const value = walk[start + i] - zero;
		sum += value;
		squares += value * value;
		moments += value * (i - middle);
	}
	const spread = (scale * (scale * scale - 1)) / 12;
	return Math.max(0, squares - (sum * sum) / scale - (moments * moments) / spread);
}

function residualOf(walk: Float64Array, start: number, scale: number, basis: readonly Float64Array[]): number {
	const zero = walk[start];
	let squares = 0;
	for (let i = 0; i < scale; i++) squares += (walk[start + i] - zero) ** 2;
	for (const polynomial of basis) {
		let part = 0;
		for (let i = 0; i < scale; i++) part += (walk[start + i] - zero) * polynomial[i];
		squares -= part * part;
	}
	return Math.max(0, squares);
}

/** Polynomials of degree 0 .. order on 0 .. scale - 1 that are orthogonal and of length 1 (Gram-Schmidt, twice). */
function orthonormalPolynomials(scale: number, order: number): Float64Array[] {
	const basis: Float64Array[] = [];
	for (let degree = 0; degree <= order; degree++) {
		const polynomial = Float64Array.from({ length: scale }, (_, i) => ((2 * i) / (scale - 1) - 1) ** degree);
		for (let pass = 0; pass < 2; pass++) {
			for (const lower of basis) {
				const part = polynomial.reduce((sum, x, i) => sum + x * lower[i], 0);
				for (let i = 0; i < scale; i++) polynomial[i] -= part * lower[i];
			}
		}
		const length = Math.sqrt(polynomial.reduce((sum, x) => sum + x * x, 0));
		basis.push(polynomial.map((x) => x / length));
	}
	return basis;
}
