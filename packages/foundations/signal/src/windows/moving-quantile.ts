import { checkInRange, checkInteger, type Samples } from "@quickening/core";
import { addAtRank, rankAbove, rankCounts, rankSamples } from "./rank-counts.ts";
import { checkWindow, type WindowEdge, windowEnd, windowStart } from "./window.ts";

export interface MovingQuantileOptions {
	/** Window length, centred on each sample. */
	readonly windowSamples: number;
	/** Probability in 0..1; 0.5 is the median. */
	readonly p: number;
	/** Fewest finite samples that make a quantile. Default 1. */
	readonly minimumFinite?: number;
	/** What the window does at the record's ends. Default "shrink". */
	readonly edge?: WindowEdge;
}

/**
 * Running quantile (type 7: linear between order statistics) over a centred window, missing samples left out.
 *
 * Exact: the window's samples are counted in a tree over the record's distinct values, so a step costs O(log n) whatever
 * the window.
 *
 * @param samples - Any length; NaN marks a missing sample.
 * @returns One quantile a sample; NaN where fewer than `minimumFinite` of the window's samples are finite.
 * @throws InvalidInputError when windowSamples or minimumFinite is below 1, or p outside 0..1.
 *
 * Source: quantile type 7 of Hyndman and Fan 1996, doi:10.2307/2684934.
 * Agrees with: pandas 2.2.3, `Series.rolling(w, center=True, min_periods=1).median()`, exactly for odd w on fetal heart
 *   rates (tests/benchmarks/cardiotocography asserts it at each run).
 * @example
 * movingQuantile([1, 9, NaN, 3], { windowSamples: 3, p: 0.5 }); // [5, 5, 6, 3]
 */
export function movingQuantile(
	samples: Samples,
	{ windowSamples, p, minimumFinite = 1, edge = "shrink" }: MovingQuantileOptions,
): Float64Array {
	checkWindow("movingQuantile", windowSamples);
	checkInRange("movingQuantile", "p", p, 0, 1);
	checkInteger("movingQuantile", "minimumFinite", minimumFinite, 1);
	const n = samples.length;
	const { values, ranks } = rankSamples(samples);
	const counts = rankCounts(values.length);
	const quantiles = new Float64Array(n);
	let low = 0;
	let high = 0;
	let count = 0;
	for (let i = 0; i < n; i++) {
		const start = windowStart(i, windowSamples, n, edge);
		const end = windowEnd(i, windowSamples, n, edge);
		for (; high < end; high++) {
			if (ranks[high] === 0) continue;
			addAtRank(counts, ranks[high], 1);
			count++;
		}
		for (; low < start; low++) {
			if (ranks[low] === 0) continue;
			addAtRank(counts, ranks[low], -1);
			count--;
		}
		if (count < minimumFinite) {
			quantiles[i] = Number.NaN;
			continue;
		}
		const position = p * (count - 1);
		const whole = Math.floor(position);
		const below = values[rankAbove(counts, whole) - 1];
		const fraction = position - whole;
		quantiles[i] = fraction === 0 ? below : below + fraction * (values[rankAbove(counts, whole + 1) - 1] - below);
	}
	return quantiles;
}
