import type { Samples } from "@quickening/core";
import { departures } from "./departures.ts";
import type { EventOptions, FetalHeartRateEvent } from "./event.ts";

/**
 * Decelerations: falls of the fetal heart rate below its baseline by at least 15 bpm, for at least 15 s.
 *
 * Begin and end are where the rate (a running mean over 2.5 s) crosses 5 bpm below the baseline. FIGO writes "more than"
 * 15, NICHD "at least"; "at least" is used. FIGO's late decelerations of 10 to 15 bpm in a trace without accelerations
 * and variability are found with `minimumAmplitudeBpm: 10`, where a caller wants them.
 *
 * @param fhrBpm - Any length, bpm; NaN marks a missing sample. A gap longer than `bridgeSeconds` ends an event, and what
 *   follows is judged on its own: two halves are never joined in silence.
 * @param samplingRateHz - Usually 4.
 * @returns One entry a deceleration, in time order; see {@link FetalHeartRateEvent} for units.
 * @throws InvalidInputError when lengths differ, a rate is 0 or below, or an option is out of range.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020; NICHD 2008, doi:10.1111/j.1552-6909.2008.00284.x. The 5 bpm crossing:
 * Mantel R, et al. Computer analysis of antepartum fetal heart rate: 2. Int J Biomed Comput 1990;25:273-286.
 * @example
 * const fhrBpm = Float64Array.from({ length: 2400 }, (_, i) => (i >= 1000 && i < 1120 ? 110 : 140));
 * decelerations(fhrBpm, 4, { baselineBpm: new Float64Array(2400).fill(140) })[0].areaBeats; // 15: 30 bpm for half a minute
 */
export function decelerations(fhrBpm: Samples, samplingRateHz: number, options: EventOptions): FetalHeartRateEvent[] {
	return departures("decelerations", { fhrBpm, samplingRateHz, side: -1 }, options);
}
