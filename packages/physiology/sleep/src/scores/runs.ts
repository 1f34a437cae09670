import type { Samples } from "@quickening/core";

/** Epochs of one state in a row. */
export interface Run {
	/** 1 asleep, 0 awake, NaN not known. */
	readonly state: number;
	readonly start: number;
	/** One after the last epoch. */
	readonly end: number;
}

/** Runs of equal states, NaN equal to NaN, in order and without a hole. */
export function runsOf(scores: Samples): Run[] {
	const runs: Run[] = [];
	for (let start = 0; start < scores.length; ) {
		let end = start + 1;
		while (end < scores.length && Object.is(scores[end], scores[start])) end++;
		runs.push({ state: scores[start], start, end });
		start = end;
	}
	return runs;
}
