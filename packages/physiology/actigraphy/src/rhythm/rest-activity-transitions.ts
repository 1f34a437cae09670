import { checkInRange, type Samples } from "@quickening/core";
import { boutsOf } from "./bouts-of.ts";
import { lowess } from "./lowess.ts";

export interface RestActivityTransitionsOptions {
	/** An epoch above it is active, any other rests; in the unit of the values. */
	readonly activeAbove: number;
	/** Share of the curve's points in a neighbourhood of the smoother; 0.3 by default. */
	readonly fraction?: number;
}

/** How likely rest and activity end, once they have lasted. */
export interface RestActivityTransitions {
	/** kRA: chance an epoch that rest ends in activity, where the curve is level. Larger: rest is more broken up. */
	readonly restToActive: number;
	/** kAR: chance an epoch that activity ends in rest, where the curve is level. Larger: activity is harder to sustain. */
	readonly activeToRest: number;
	/** Bouts of rest and of activity that were counted. */
	readonly nRestBouts: number;
	readonly nActiveBouts: number;
}

/**
 * kRA and kAR: how fragmented rest and activity are, from the chance that a bout ends after it has lasted t epochs.
 *
 * For each length that occurs, the share of the bouts that last so long and end there (over the step to the next length that
 * occurs) is smoothed by locally weighted lines; the constant is its weighted mean over the longest stretch in which the points
 * lie within one standard deviation of the smooth curve, weighted by the root of the number of bouts behind a point.
 *
 * @param values - Activity by epoch; NaN marks an epoch that is not known and ends a bout, which is counted as long as it was
 *   seen.
 * @param options - The threshold and the smoother's share.
 * @returns Chances an epoch, 0 to 1; NaN when fewer than three lengths of a bout occur.
 * @throws InvalidInputError when the share is not within 0 to 1, a value is infinite or the threshold is no number.
 *
 * Source: Lim ASP et al. Sleep 2011;34:1569-1581, doi:10.5665/sleep.1400.
 * Agrees with: pyActigraphy 1.2.2, kRA(4) and kAR(4), to 1e-9 on 14 days of minute counts (tests/peers/rhythm).
 * @example
 * restActivityTransitions([0, 9, 0, 0, 9, 9, 0, 0, 0, 9, 9, 9], { activeAbove: 4 }).nRestBouts; // 3
 */
export function restActivityTransitions(
	values: Samples,
	{ activeAbove, fraction = 0.3 }: RestActivityTransitionsOptions,
): RestActivityTransitions {
	checkInRange("restActivityTransitions", "fraction", fraction, 0, 1);
	const { active, rest } = boutsOf("restActivityTransitions", values, activeAbove);
	return {
		restToActive: levelChance(rest, fraction),
		activeToRest: levelChance(active, fraction),
		nRestBouts: rest.length,
		nActiveBouts: active.length,
	};
}

function levelChance(lengths: Float64Array, fraction: number): number {
	const { t, chances, weights } = chancesByLength(lengths);
	const n = t.length;
	if (n < 2) return Number.NaN;
	const smooth = lowess(t, chances, fraction);
	let mean = 0;
	for (const chance of chances) mean += chance / n;
	let squares = 0;
	for (const chance of chances) squares += (chance - mean) ** 2;
	const deviation = Math.sqrt(squares / (n - 1));
	let start = 0;
	let longest = 0;
	let from = 0;
	for (let i = 0; i <= n; i++) {
		if (i < n && Math.abs(chances[i] - smooth[i]) < deviation) continue;
		if (i - from > longest) {
			longest = i - from;
			start = from;
		}
		from = i + 1;
	}
	let sum = 0;
	let total = 0;
	for (let i = start; i < start + longest; i++) {
		sum += weights[i] * chances[i];
		total += weights[i];
	}
	return total > 0 ? sum / total : Number.NaN;
}

/** At each length that occurs, but the longest: the chance to end there, an epoch. */
function chancesByLength(lengths: Float64Array) {
	const sorted = lengths.toSorted();
	const t: number[] = [];
	const atLeast: number[] = [];
	for (let i = 0; i < sorted.length; i++) {
		if (i > 0 && sorted[i] === sorted[i - 1]) continue;
		t.push(sorted[i]);
		atLeast.push(sorted.length - i);
	}
	const n = Math.max(0, t.length - 1);
	const chances = new Float64Array(n);
	const weights = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		chances[i] = (atLeast[i] - atLeast[i + 1]) / atLeast[i] / (t[i + 1] - t[i]);
		weights[i] = Math.sqrt(atLeast[i] + atLeast[i + 1]);
	}
	return { t: Float64Array.from(t.slice(0, n)), chances, weights };
}
