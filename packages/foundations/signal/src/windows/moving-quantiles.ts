import { checkInRange, type Samples } from "@quickening/core";
import { checkWindow } from "./window.ts";

export interface MovingQuantilesOptions {
	/** Window length, centred on each sample: short, up to a few hundred. */
	readonly windowSamples: number;
	/** Probabilities in 0..1, each a series of its own. */
	readonly probabilities: readonly number[];
}

/**
 * Several running quantiles (type 7) of one short centred window at once; the window shrinks at the ends.
 *
 * The window is kept sorted: a step moves one value out and one in. For long windows see {@link movingQuantile}.
 *
 * @param samples - Any length; NaN marks a missing sample and is left out.
 * @returns One series a probability, each as long as the samples; NaN where all of the window is missing.
 * @throws InvalidInputError when windowSamples is below 1 or a probability outside 0..1.
 *
 * Source: type 7 of Hyndman and Fan 1996, doi:10.2307/2684934.
 * Agrees with: pandas 2.3.3, `rolling(w, center=True, min_periods=1).quantile(p)` for odd w, by way of {@link movingQuantile}.
 * @example
 * movingQuantiles([1, 9, NaN, 3], { windowSamples: 3, probabilities: [0.5] })[0]; // [5, 5, 6, 3]
 */
export function movingQuantiles(
	samples: Samples,
	{ windowSamples, probabilities }: MovingQuantilesOptions,
): Float64Array[] {
	checkWindow("movingQuantiles", windowSamples);
	for (const p of probabilities) checkInRange("movingQuantiles", "probabilities", p, 0, 1);
	const n = samples.length;
	const before = windowSamples >> 1;
	const after = windowSamples - before;
	const series = probabilities.map(() => new Float64Array(n));
	const sorted = new Float64Array(windowSamples + 1);
	let count = 0;
	let next = 0;
	for (let i = 0; i < n; i++) {
		const gone = i - before - 1 >= 0 ? samples[i - before - 1] : Number.NaN;
		for (; next < Math.min(n, i + after - 1); next++) count = exchange(sorted, count, Number.NaN, samples[next]);
		const come = next < n ? samples[next++] : Number.NaN;
		count = exchange(sorted, count, gone, come);
		for (let k = 0; k < series.length; k++) {
			if (count === 0) {
				series[k][i] = Number.NaN;
				continue;
			}
			const position = probabilities[k] * (count - 1);
			const whole = Math.floor(position);
			const fraction = position - whole;
			series[k][i] = fraction === 0 ? sorted[whole] : sorted[whole] + fraction * (sorted[whole + 1] - sorted[whole]);
		}
	}
	return series;
}

/** Takes one value out of the sorted ones and puts another in, moving only what lies between; NaN is none. */
function exchange(sorted: Float64Array, count: number, gone: number, come: number): number {
	if (Number.isNaN(gone)) {
		if (Number.isNaN(come)) return count;
		let at = count;
		for (; at > 0 && sorted[at - 1] > come; at--) sorted[at] = sorted[at - 1];
		sorted[at] = come;
		return count + 1;
	}
	let at = lowerBound(sorted, count, gone);
	if (Number.isNaN(come)) {
		for (; at < count - 1; at++) sorted[at] = sorted[at + 1];
		return count - 1;
	}
	for (; at > 0 && sorted[at - 1] > come; at--) sorted[at] = sorted[at - 1];
	for (; at < count - 1 && sorted[at + 1] < come; at++) sorted[at] = sorted[at + 1];
	sorted[at] = come;
	return count;
}

function lowerBound(sorted: Float64Array, count: number, value: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
