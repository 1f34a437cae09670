import { checkInteger, type Samples } from "@quickening/core";
import { checkWindow, type WindowEdge, windowEnd, windowStart } from "./window.ts";

export interface MovingMeanOptions {
	/** Window length, centred on each sample. */
	readonly windowSamples: number;
	/** Fewest finite samples that make a mean. Default 1. */
	readonly minimumFinite?: number;
	/** What the window does at the record's ends. Default "shrink". */
	readonly edge?: WindowEdge;
}

/** The running sum is taken afresh after this many steps, so that rounding errors do not pile up. */
const resumAfter = 1024;

/**
 * Running mean over a centred window, missing samples left out. O(n), whatever the window.
 *
 * @param samples - Any length; NaN marks a missing sample.
 * @returns One mean a sample, over the window's finite samples; NaN where fewer than `minimumFinite` of them are.
 *   Exact where sums of the samples are exact in binary (such as quarters of a beat a minute); otherwise to about 1e-12
 *   of the largest value.
 * @throws InvalidInputError when windowSamples or minimumFinite is not a whole number of at least 1.
 * @example
 * movingMean([1, NaN, 5], { windowSamples: 3 }); // [1, 3, 5]
 */
export function movingMean(
	samples: Samples,
	{ windowSamples, minimumFinite = 1, edge = "shrink" }: MovingMeanOptions,
): Float64Array {
	checkWindow("movingMean", windowSamples);
	checkInteger("movingMean", "minimumFinite", minimumFinite, 1);
	const n = samples.length;
	const means = new Float64Array(n);
	let low = 0;
	let high = 0;
	let sum = 0;
	let count = 0;
	for (let i = 0; i < n; i++) {
		const start = windowStart(i, windowSamples, n, edge);
		const end = windowEnd(i, windowSamples, n, edge);
		for (; high < end; high++) {
			const value = samples[high];
			if (value - value === 0) {
				sum += value;
				count++;
			}
		}
		for (; low < start; low++) {
			const value = samples[low];
			if (value - value === 0) {
				sum -= value;
				count--;
			}
		}
		if (i % resumAfter === 0) {
			sum = 0;
			for (let j = low; j < high; j++) {
				const value = samples[j];
				if (value - value === 0) sum += value;
			}
		}
		means[i] = count >= minimumFinite ? sum / count : Number.NaN;
	}
	return means;
}
