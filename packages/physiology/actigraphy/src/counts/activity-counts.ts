import { type ActivityCounts, type ActivityCountsOptions, activityCounter } from "./activity-counter.ts";

/**
 * ActiGraph counts: acceleration between about 0.3 and 1.6 Hz, cut at a dead band and a ceiling and summed over epochs, as the
 * maker's devices and programs have done since the first of them. Cut points of the literature are in these counts.
 *
 * @param axes - One array an axis, of equal length, in g; the device's own order is y, x, z (axis 1, 2, 3). NaN marks a missing
 *   sample.
 * @param samplingRateHz - One of 30, 40, ..., 100, or 32, 64, 128, 256.
 * @returns Counts per epoch; an epoch with a missing sample is NaN, and an unfinished one at the end is left out.
 * @throws InvalidInputError for another rate, an epoch that is no whole number of seconds, or axes of unequal length.
 *
 * Source: Neishabouri et al. 2022, doi:10.1038/s41598-022-16003-x.
 * Agrees with: agcounts 0.2.6, `get_counts`, equal (tests/peers/movement-counts).
 * @example
 * activityCounts([new Float64Array(1800).fill(1)], 30).axes[0]; // [0]: lying still for a minute counts nothing
 */
export function activityCounts(
	axes: readonly ArrayLike<number>[],
	samplingRateHz: number,
	options: ActivityCountsOptions = {},
): ActivityCounts {
	const counter = activityCounter(samplingRateHz, options);
	counter.add(axes);
	return counter.finish();
}
