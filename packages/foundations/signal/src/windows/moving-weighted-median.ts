import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { addAtRank, rankAbove, rankCounts, rankSamples } from "./rank-counts.ts";
import { checkWindow, type WindowEdge, windowEnd, windowStart } from "./window.ts";

export interface MovingWeightedMedianOptions {
	/** Whole-number weights of at least 0, one a sample. */
	readonly weights: ArrayLike<number>;
	/** Window length, centred on each sample. */
	readonly windowSamples: number;
	/** What the window does at the record's ends. Default "shrink". */
	readonly edge?: WindowEdge;
}

/**
 * Running weighted median over a centred window, missing samples left out: the smallest value at which the weights of it
 * and of all smaller ones exceed half of the window's weight.
 *
 * With equal weights and an odd number of finite samples this is the median; with an even number it is the upper of the
 * two middle values. Weights are whole numbers, so that what enters the window leaves it exactly.
 *
 * @param samples - Any length; NaN marks a missing sample, whose weight does not count.
 * @returns One weighted median a sample; NaN where the window holds no weight.
 * @throws InvalidInputError when windowSamples is below 1, the weights have another length, or one is no whole number
 *   of at least 0.
 * @example
 * movingWeightedMedian([1, 2, 9], { weights: [1, 1, 5], windowSamples: 3 }); // [2, 9, 9]
 */
export function movingWeightedMedian(
	samples: Samples,
	{ weights, windowSamples, edge = "shrink" }: MovingWeightedMedianOptions,
): Float64Array {
	checkWindow("movingWeightedMedian", windowSamples);
	checkSameLength(
		"movingWeightedMedian",
		{ argument: "samples", values: samples },
		{ argument: "weights", values: weights },
	);
	const n = samples.length;
	for (let i = 0; i < n; i++) {
		if (Number.isSafeInteger(weights[i]) && weights[i] >= 0) continue;
		throw new InvalidInputError(
			`movingWeightedMedian: weights must be whole numbers of at least 0; got ${weights[i]} at index ${i}`,
			{ code: "not-an-integer", argument: "weights", received: weights[i] },
		);
	}
	const { values, ranks } = rankSamples(samples);
	const counts = rankCounts(values.length);
	const medians = new Float64Array(n);
	let low = 0;
	let high = 0;
	let total = 0;
	for (let i = 0; i < n; i++) {
		const start = windowStart(i, windowSamples, n, edge);
		const end = windowEnd(i, windowSamples, n, edge);
		for (; high < end; high++) {
			if (ranks[high] === 0 || weights[high] === 0) continue;
			addAtRank(counts, ranks[high], weights[high]);
			total += weights[high];
		}
		for (; low < start; low++) {
			if (ranks[low] === 0 || weights[low] === 0) continue;
			addAtRank(counts, ranks[low], -weights[low]);
			total -= weights[low];
		}
		medians[i] = total > 0 ? values[rankAbove(counts, Math.floor(total / 2)) - 1] : Number.NaN;
	}
	return medians;
}
