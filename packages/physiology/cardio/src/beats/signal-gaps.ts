import type { FiniteRun } from "@quickening/signal";

/** A stretch of missing samples. */
export interface SignalGap {
	/** From the record's first sample, in s. */
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** What lies between the runs without gaps of a record. */
export function signalGaps(runs: readonly FiniteRun[], length: number, samplingRateHz: number): SignalGap[] {
	const gaps: SignalGap[] = [];
	let from = 0;
	for (const { start, end } of [...runs, { start: length, end: length }]) {
		if (start > from) gaps.push({ startSeconds: from / samplingRateHz, endSeconds: start / samplingRateHz });
		from = end;
	}
	return gaps;
}
