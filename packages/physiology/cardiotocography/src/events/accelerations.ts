import type { Samples } from "@quickening/core";
import { departures } from "./departures.ts";
import type { EventOptions, FetalHeartRateEvent } from "./event.ts";

/** An acceleration of this length or more is a change of the baseline. */
export const longestAccelerationSeconds = 600;

/**
 * Accelerations: rises of the fetal heart rate above its baseline by at least 15 bpm, for at least 15 s and less than 10
 * minutes.
 *
 * Begin and end are where the rate (a running mean over 2.5 s) crosses 5 bpm above the baseline. FIGO writes "more than"
 * 15, NICHD "at least"; traces are read to the beat, so "at least" is used. That the rise be abrupt (peak within 30 s) is
 * not asked.
 *
 * @param fhrBpm - Any length, bpm; NaN marks a missing sample. A gap longer than `bridgeSeconds` ends an event.
 * @param samplingRateHz - Usually 4.
 * @returns One entry an acceleration, in time order; see {@link FetalHeartRateEvent} for units.
 * @throws InvalidInputError when lengths differ, a rate is 0 or below, or an option is out of range.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020; NICHD 2008, doi:10.1111/j.1552-6909.2008.00284.x. The 5 bpm crossing:
 * Mantel R, et al. Computer analysis of antepartum fetal heart rate: 2. Int J Biomed Comput 1990;25:273-286.
 * @example
 * const fhrBpm = Float64Array.from({ length: 2400 }, (_, i) => (i >= 1000 && i < 1080 ? 155 : 140));
 * accelerations(fhrBpm, 4, { baselineBpm: new Float64Array(2400).fill(140) }).length; // 1: 15 bpm for 20 s
 */
export function accelerations(fhrBpm: Samples, samplingRateHz: number, options: EventOptions): FetalHeartRateEvent[] {
	return departures("accelerations", { fhrBpm, samplingRateHz, side: 1 }, options).filter(isAcceleration);
}

/** Whether a rise is short enough for an acceleration. */
export function isAcceleration(event: FetalHeartRateEvent): boolean {
	return event.endSeconds - event.startSeconds < longestAccelerationSeconds;
}
