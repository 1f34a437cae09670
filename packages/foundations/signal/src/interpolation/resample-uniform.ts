import { checkMinimumLength, checkPositive, type Samples } from "@quickening/core";
import { type InterpolateAtOptions, interpolateAt } from "./interpolate-at.ts";

export interface ResampleUniformOptions extends InterpolateAtOptions {
	/** Rate of the grid in Hz. */
	readonly samplingRateHz: number;
}

/** An irregular record on a regular grid. */
export interface UniformSeries {
	/** Time of the first sample in s: that of the first reading. */
	readonly startSeconds: number;
	/** Samples at startSeconds + i / samplingRateHz, up to but not including the last reading's time; NaN inside a gap. */
	readonly samples: Float64Array;
	readonly samplingRateHz: number;
}

/**
 * Brings an irregular record to a regular grid, and leaves its long gaps open.
 *
 * @param timesSeconds - Times of the readings in s, rising, at least one.
 * @param values - As long as the times; NaN marks a missing reading.
 * @throws InvalidInputError when there is no reading, lengths differ, times do not rise, or the rate is not above 0.
 *
 * Source: {@link interpolateAt}.
 * @example
 * resampleUniform([0, 1, 2], [0, 10, 0], { samplingRateHz: 2 }).samples; // [0, 5, 10, 5]
 */
export function resampleUniform(
	timesSeconds: Samples,
	values: Samples,
	{ samplingRateHz, ...options }: ResampleUniformOptions,
): UniformSeries {
	checkPositive("resampleUniform", "samplingRateHz", samplingRateHz);
	checkMinimumLength("resampleUniform", "timesSeconds", timesSeconds, 1);
	const startSeconds = timesSeconds[0];
	const n = Math.max(1, Math.ceil((timesSeconds[timesSeconds.length - 1] - startSeconds) * samplingRateHz));
	const at = new Float64Array(n);
	for (let i = 0; i < n; i++) at[i] = startSeconds + i / samplingRateHz;
	return { startSeconds, samples: interpolateAt(timesSeconds, values, at, options), samplingRateHz };
}
