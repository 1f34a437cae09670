import { InvalidInputError, type Samples } from "@quickening/core";
import { checkIntervals } from "./check-intervals.ts";

export interface TimesFromRrOptions {
	/** Time of the beat that begins the first interval, in s. Default 0. */
	readonly startSeconds?: number;
}

/**
 * Times of the beats that end the intervals, by adding the intervals up: only right when none is missing.
 *
 * @param rrMs - Intervals in ms, all present, length n.
 * @returns n times in s.
 * @throws InvalidInputError when an interval is not above 0, or is missing: then the time after it is not known.
 * @example
 * timesFromRr([800, 900]); // [0.8, 1.7]
 */
export function timesFromRr(rrMs: Samples, { startSeconds = 0 }: TimesFromRrOptions = {}): Float64Array {
	checkIntervals("timesFromRr", "rrMs", rrMs);
	const times = new Float64Array(rrMs.length);
	let sumMs = 0;
	for (let i = 0; i < rrMs.length; i++) {
		if (Number.isNaN(rrMs[i])) {
			throw new InvalidInputError(
				`timesFromRr: rrMs must have no missing interval; got NaN at index ${i}. Keep the times of the beats from the recording and pass them on.`,
				{ code: "not-finite", argument: "rrMs", received: rrMs[i] },
			);
		}
		sumMs += rrMs[i];
		times[i] = startSeconds + sumMs / 1000;
	}
	return times;
}
