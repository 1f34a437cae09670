import type { Samples } from "@quickening/core";

/**
 * What an epoch beyond the record's ends counts as: "unknown", so that no score is given that needs it, or "still", as ActiLife
 * and skdh have it.
 */
export type RecordEnds = "unknown" | "still";

/**
 * Sum of an epoch and its neighbours, each times its weight.
 *
 * @param weights - From the earliest to the latest; `centre` is the place of the epoch itself.
 * @returns As long as the counts; NaN where an epoch with a weight is not known.
 */
export function weightedSums(
	counts: Samples,
	weights: readonly number[],
	centre: number,
	ends: RecordEnds,
): Float64Array {
	const n = counts.length;
	const sums = new Float64Array(n);
	const width = weights.length;
	for (let i = 0; i < n; i++) {
		const first = i - centre;
		let sum = 0;
		if (first >= 0 && first + width <= n) for (let j = 0; j < width; j++) sum += weights[j] * counts[first + j];
		else
			for (let j = 0; j < width; j++) {
				const at = first + j;
				sum += at >= 0 && at < n ? weights[j] * counts[at] : ends === "still" ? 0 : Number.NaN;
			}
		sums[i] = sum;
	}
	return sums;
}

/** 1 where a value is below the threshold, 0 where it is not, NaN where it is not known. Changes its argument. */
export function asleepBelow(values: Float64Array, threshold: number): Float64Array {
	for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) values[i] = values[i] < threshold ? 1 : 0;
	return values;
}
