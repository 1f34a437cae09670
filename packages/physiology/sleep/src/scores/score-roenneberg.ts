import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { runsOf } from "./runs.ts";

export interface RoennebergOptions {
	readonly epochSeconds: number;
	/** Window of the trend; 24 by default. */
	readonly trendHours?: number;
	/** Known time within it that makes a trend; 12 by default. */
	readonly minimumTrendHours?: number;
	/** An epoch is still at or below this share of the trend; 0.15 by default. */
	readonly threshold?: number;
	/** Stillness that can begin a sleep bout; 30 by default. */
	readonly seedMinutes?: number;
	/** Longest sleep bout; 12 by default. */
	readonly longestHours?: number;
	/** How long a correlation must stay below its peak; 30 by default. */
	readonly peakMinutes?: number;
}

/** Consolidated sleep. */
export interface RoennebergSleep {
	/** By epoch: 1 within a sleep bout, 0 outside, NaN where the epoch or the trend is not known. */
	readonly scores: Float64Array;
	readonly bouts: readonly SleepBout[];
}

export interface SleepBout {
	/** First epoch asleep, in seconds from the record's start. */
	readonly onsetSeconds: number;
	/** First epoch awake after it. */
	readonly offsetSeconds: number;
}

/**
 * Munich actimetry sleep detection (Roenneberg): consolidated sleep from stillness relative to a person's own level.
 *
 * Still is what lies at or below a share of the trend, the mean of a centred window of 24 h. Stillness of 30 min begins a bout;
 * it ends where the correlation of the following 12 h of stillness with "still until here, then not" has its highest peak.
 *
 * @param counts - Activity by epoch (10 min in the validation, 1 min works); NaN marks an epoch that is not known: it is not
 *   still, ends no bout, and stays unknown within one.
 * @param options - Epoch, and what the algorithm leaves to choose.
 * @returns Scores by epoch, and the bouts with their times. Stillness that goes on to the record's end, or throughout, has no
 *   peak: it is no bout yet, and is scored 0.
 * @throws InvalidInputError when a count is negative or an option is not above 0.
 *
 * Source: Roenneberg T et al. Methods Enzymol 2015;552:257-283, doi:10.1016/bs.mie.2014.11.028; Loock A-S et al. J Sleep Res
 * 2021;30:e13371, doi:10.1111/jsr.13371.
 * Agrees with: pyActigraphy 1.2.2, Roenneberg() and Roenneberg_AoT(), epoch by epoch on 14 days of minute counts
 *   (tests/peers/sleep).
 */
export function scoreRoenneberg(
	counts: Samples,
	{
		epochSeconds,
		trendHours = 24,
		minimumTrendHours = 12,
		threshold = 0.15,
		seedMinutes = 30,
		longestHours = 12,
		peakMinutes = 30,
	}: RoennebergOptions,
): RoennebergSleep {
	const where = "scoreRoenneberg";
	checkPositive(where, "epochSeconds", epochSeconds);
	checkInRange(where, "threshold", threshold, 0, 1);
	const epochs = (argument: string, seconds: number) => {
		checkPositive(where, argument, seconds);
		return Math.max(1, Math.round(seconds / epochSeconds));
	};
	checkCounts(where, "counts", counts);
	const trendEpochs = epochs("trendHours", trendHours * 3600);
	const still = stillness(counts, trendEpochs, epochs("minimumTrendHours", minimumTrendHours * 3600), threshold);
	const longest = epochs("longestHours", longestHours * 3600);
	const seed = epochs("seedMinutes", seedMinutes * 60);
	const below = epochs("peakMinutes", peakMinutes * 60) + 1;
	const scores = still.map((state) => (Number.isNaN(state) ? Number.NaN : 0));
	const bouts: SleepBout[] = [];
	let last = -1;
	for (const { state, start, end } of runsOf(still)) {
		if (state !== 1 || end - start < seed || start < last) continue;
		const offset = boutEnd(still.subarray(start, start + longest), below);
		if (offset < 0) continue;
		last = start + offset;
		for (let i = start; i <= last; i++) if (!Number.isNaN(still[i])) scores[i] = 1;
		bouts.push({ onsetSeconds: start * epochSeconds, offsetSeconds: (last + 1) * epochSeconds });
	}
	return { scores, bouts };
}

/** 1 still, 0 not, NaN where the epoch or the trend is not known. */
function stillness(counts: Samples, window: number, minimum: number, threshold: number): Float64Array {
	const n = counts.length;
	const still = new Float64Array(n);
	const after = (window - 1) >> 1;
	// A window moves over tens of thousands of epochs: what the sum loses is kept (Neumaier), and of zeros it is 0.
	let sum = 0;
	let lost = 0;
	let known = 0;
	let moving = 0;
	let low = 0;
	let high = 0;
	const add = (value: number) => {
		const next = sum + value;
		lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
	};
	for (let i = 0; i < n; i++) {
		for (; high < Math.min(n, i + after + 1); high++)
			if (!Number.isNaN(counts[high])) {
				add(counts[high]);
				known++;
				if (counts[high] > 0) moving++;
			}
		for (; low < i + after + 1 - window; low++)
			if (!Number.isNaN(counts[low])) {
				add(-counts[low]);
				known--;
				if (counts[low] > 0) moving--;
			}
		const total = moving > 0 ? sum + lost : 0;
		still[i] =
			known < minimum || Number.isNaN(counts[i]) ? Number.NaN : counts[i] <= (threshold * total) / known ? 1 : 0;
	}
	return still;
}

/** Place of the highest peak of the correlation with "still up to here"; -1 when it has none. */
function boutEnd(states: Float64Array, below: number): number {
	const n = states.length;
	let total = 0;
	for (const state of states) if (state === 1) total++;
	const correlations = new Float64Array(n);
	let sofar = 0;
	for (let i = 0; i < n; i++) {
		if (states[i] === 1) sofar++;
		const m = i + 1;
		correlations[i] = (n * sofar - m * total) / Math.sqrt((n * total - total * total) * (n * m - m * m));
	}
	let best = -1;
	for (let i = 0; i + below < n; i++) {
		if (best >= 0 && !(correlations[i] > correlations[best])) continue;
		let isPeak = true;
		for (let j = 1; j <= below && isPeak; j++) isPeak = correlations[i] > correlations[i + j];
		if (isPeak) best = i;
	}
	return best;
}
