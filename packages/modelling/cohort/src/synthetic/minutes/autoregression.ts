import { drawNormal, type Random } from "@quickening/core";

/**
 * Noise that remembers: a stationary autoregression of order 1 with mean 0.
 *
 * @param n - How many values. @param phi - Correlation of neighbours, 0 to below 1. @param sd - Standard deviation of the values.
 */
export function autoregression(random: Random, n: number, phi: number, sd: number): Float64Array {
	const values = new Float64Array(n);
	const innovation = Math.sqrt(1 - phi * phi);
	let last = drawNormal(random);
	for (let i = 0; i < n; i++) {
		values[i] = sd * last;
		last = phi * last + innovation * drawNormal(random);
	}
	return values;
}

/** Adds a constant to all so that the mean of those that count is the target; of none that count, nothing is added. */
export function shiftToMean(values: Float64Array, counts: ArrayLike<number>, target: number): Float64Array {
	let sum = 0;
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		if (!counts[i]) continue;
		sum += values[i]!;
		n++;
	}
	if (n === 0) return values;
	const shift = target - sum / n;
	for (let i = 0; i < values.length; i++) values[i]! += shift;
	return values;
}
