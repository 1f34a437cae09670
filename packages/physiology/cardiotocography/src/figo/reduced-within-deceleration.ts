import type { FetalHeartRateEvent } from "../events/event.ts";
import { bandwidth } from "../variability/bandwidth-variability.ts";

/** The minute over which a bandwidth is taken moves by this step. */
const stepSeconds = 15;
const reducedBpm = 5;

/**
 * The longest stretch inside a deceleration in which every minute (moved by 15 s) has a bandwidth below 5 bpm.
 *
 * @param fhrBpm - Cleaned, not bridged; NaN marks a missing sample.
 * @returns Minutes; 0 when there is none. More than 3 is FIGO's reduced variability within decelerations.
 */
export function reducedWithinDecelerationMinutes(
	fhrBpm: Float64Array,
	samplingRateHz: number,
	{ decelerations }: { decelerations: readonly FetalHeartRateEvent[] },
): number {
	const minute = Math.round(60 * samplingRateHz);
	const step = Math.max(1, Math.round(stepSeconds * samplingRateHz));
	let longest = 0;
	for (const { startSeconds, endSeconds } of decelerations) {
		const end = Math.round(endSeconds * samplingRateHz);
		let first = -1;
		for (let i = Math.round(startSeconds * samplingRateHz); i + minute <= end; i += step) {
			if (!(bandwidth(fhrBpm, i, i + minute) < reducedBpm)) {
				first = -1;
				continue;
			}
			if (first < 0) first = i;
			longest = Math.max(longest, i + minute - first);
		}
	}
	return longest / minute;
}
