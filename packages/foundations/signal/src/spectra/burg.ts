import { checkInteger, checkPositive, InvalidInputError, type Samples } from "@quickening/core";

/** An autoregressive model: x[t] = -a[1] x[t-1] - ... - a[p] x[t-p] + noise. */
export interface Autoregression {
	/** 1, a[1] .. a[p]. */
	readonly coefficients: Float64Array;
	/** Variance of the noise, in the signal's unit squared. */
	readonly noiseVariance: number;
	readonly samplingRateHz: number;
}

export interface BurgOptions {
	/** Coefficients, 1 or more, fewer than samples. */
	readonly order: number;
}

/**
 * Burg's autoregressive model: each further coefficient lessens the error of prediction forwards and backwards at once, so
 * that short records do without a window. Subtract the mean first.
 *
 * @param samples - Finite, length n > order.
 * @param samplingRateHz - In Hz.
 * @throws InvalidInputError when a sample is missing, the order is below 1, or n is not above it.
 *
 * Source: Burg 1975, thesis, Stanford; recursion as in Marple 1980, doi:10.1109/TASSP.1980.1163429.
 * Agrees with: statsmodels 0.15.0, `burg`, coefficients to 1e-9 (tests/peers/scipy).
 */
export function burg(samples: Samples, samplingRateHz: number, { order }: BurgOptions): Autoregression {
	checkPositive("burg", "samplingRateHz", samplingRateHz);
	checkInteger("burg", "order", order, 1);
	const n = samples.length;
	if (n <= order) {
		throw new InvalidInputError(`burg: samples must be more than the order (${order}); got ${n}`, {
			code: "too-short",
			argument: "samples",
			received: n,
		});
	}
	const missing = samples.findIndex((value) => !Number.isFinite(value));
	if (missing >= 0) {
		throw new InvalidInputError(
			`burg: samples must be finite; got ${samples[missing]} at index ${missing}. Take a run without gaps.`,
			{
				code: "not-finite",
				argument: "samples",
				received: samples[missing],
			},
		);
	}
	const forward = Float64Array.from(samples);
	const backward = Float64Array.from(samples);
	const coefficients = new Float64Array(order + 1);
	const previous = new Float64Array(order + 1);
	coefficients[0] = 1;
	let noiseVariance = 0;
	for (let i = 0; i < n; i++) noiseVariance += (samples[i] * samples[i]) / n;
	for (let m = 1; m <= order; m++) {
		let top = 0;
		let bottom = 0;
		for (let i = m; i < n; i++) {
			top += forward[i] * backward[i - 1];
			bottom += forward[i] * forward[i] + backward[i - 1] * backward[i - 1];
		}
		const reflection = bottom === 0 ? 0 : (-2 * top) / bottom;
		previous.set(coefficients);
		for (let k = 1; k <= m; k++) coefficients[k] = previous[k] + reflection * previous[m - k];
		for (let i = n - 1; i >= m; i--) {
			const ahead = forward[i];
			forward[i] = ahead + reflection * backward[i - 1];
			backward[i] = backward[i - 1] + reflection * ahead;
		}
		noiseVariance *= 1 - reflection * reflection;
	}
	return { coefficients, noiseVariance, samplingRateHz };
}
