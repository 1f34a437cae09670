import type { Samples } from "@quickening/core";
import { checkRisingTimes } from "@quickening/signal";

export interface RrFromBeatsOptions {
	/** Stretches without signal, in s; an interval that reaches into one is missing. Default none. */
	readonly gaps?: readonly { readonly startSeconds: number; readonly endSeconds: number }[];
	/** An interval longer than this is taken as a gap, and is missing. Default: no limit. */
	readonly longestIntervalMs?: number;
}

/** Intervals between beats, with the times that they end at. */
export interface RrSeries {
	/** Interval in ms that ends at each beat but the first; NaN across a gap. */
	readonly rrMs: Float64Array;
	/** Time of the beat that ends each interval, in s. */
	readonly rrTimesSeconds: Float64Array;
}

/**
 * Intervals between beats. Across a gap no interval is made up: it is NaN, and its time is kept.
 *
 * @param beatTimesSeconds - Rising, length n.
 * @returns n - 1 intervals (none when n < 2).
 * @throws InvalidInputError when times do not rise.
 * @example
 * rrFromBeats([0.2, 1.0, 9.0, 9.9], { gaps: [{ startSeconds: 2, endSeconds: 8.5 }] }).rrMs; // [800, NaN, 900]
 */
export function rrFromBeats(
	beatTimesSeconds: Samples,
	{ gaps = [], longestIntervalMs = Number.POSITIVE_INFINITY }: RrFromBeatsOptions = {},
): RrSeries {
	checkRisingTimes("rrFromBeats", "beatTimesSeconds", beatTimesSeconds);
	const n = Math.max(0, beatTimesSeconds.length - 1);
	const rrMs = new Float64Array(n);
	const rrTimesSeconds = new Float64Array(n);
	const sorted = gaps.toSorted((a, b) => a.startSeconds - b.startSeconds);
	let gap = 0;
	for (let i = 0; i < n; i++) {
		const from = beatTimesSeconds[i];
		const to = beatTimesSeconds[i + 1];
		rrTimesSeconds[i] = to;
		const interval = (to - from) * 1000;
		while (gap < sorted.length && sorted[gap].endSeconds <= from) gap++;
		const broken = gap < sorted.length && sorted[gap].startSeconds < to;
		rrMs[i] = broken || interval > longestIntervalMs ? Number.NaN : interval;
	}
	return { rrMs, rrTimesSeconds };
}
