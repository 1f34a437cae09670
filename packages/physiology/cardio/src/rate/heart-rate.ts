import type { Samples } from "@quickening/core";
import { checkIntervals } from "../intervals/check-intervals.ts";

/**
 * Heart rate of each interval.
 *
 * @param rrMs - Intervals in ms; NaN stays NaN.
 * @returns Beats a minute, as long as the input. Their mean is higher than the rate of the mean interval: see {@link hrvTime}.
 * @throws InvalidInputError when an interval is not above 0.
 * @example
 * heartRate([1000, 500]); // [60, 120]
 */
export function heartRate(rrMs: Samples): Float64Array {
	checkIntervals("heartRate", "rrMs", rrMs);
	return Float64Array.from(rrMs, (interval) => 60_000 / interval);
}
