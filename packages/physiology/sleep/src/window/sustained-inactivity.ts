import { checkPositive, type Samples } from "@quickening/core";
import { checkAngles } from "../scores/check-counts.ts";

export interface SustainedInactivityOptions {
	/** Length of an epoch of the angle; 5 by default. */
	readonly epochSeconds?: number;
	/** A change from one epoch to the next above it is a change of posture; 5 by default. */
	readonly degrees?: number;
	/** Sustained is what lasts longer without one; 5 by default. */
	readonly minutes?: number;
}

/**
 * Sustained inactivity: more than 5 min without a change of angle-z of more than 5 degrees. Within a sleep period window it is
 * sleep; by day it is a nap, quiet rest, or a device that lies on a table.
 *
 * @param angleZDegrees - By epoch; NaN marks an epoch that is not known, which ends a stretch.
 * @param options - Epoch, degrees and minutes.
 * @returns As long as the angles: 1 sustained inactivity, 0 not, NaN where the angle is not known.
 * @throws InvalidInputError when an angle lies beyond 90 degrees or an option is not above 0.
 *
 * Source: van Hees VT et al. PLoS One 2015;10:e0142533, doi:10.1371/journal.pone.0142533. GGIR also marks the epoch before the
 * stretch, none before the first change of posture nor after the last, and everything or nothing of a recording with fewer than
 * ten.
 * @example
 * sustainedInactivity([0, 0, 0, 60], { epochSeconds: 120 }); // [1, 1, 1, 0]
 */
export function sustainedInactivity(
	angleZDegrees: Samples,
	{ epochSeconds = 5, degrees = 5, minutes = 5 }: SustainedInactivityOptions = {},
): Float64Array {
	for (const [name, value] of Object.entries({ epochSeconds, degrees, minutes }))
		checkPositive("sustainedInactivity", name, value);
	checkAngles("sustainedInactivity", angleZDegrees);
	const n = angleZDegrees.length;
	const scores = new Float64Array(n);
	const least = (minutes * 60) / epochSeconds;
	for (let start = 0; start < n; ) {
		if (Number.isNaN(angleZDegrees[start])) {
			scores[start++] = Number.NaN;
			continue;
		}
		let end = start + 1;
		while (end < n && Math.abs(angleZDegrees[end] - angleZDegrees[end - 1]) <= degrees) end++;
		if (end - start > least) scores.fill(1, start, end);
		start = end;
	}
	return scores;
}
