import type { Samples } from "@quickening/core";
import { countInBoxes } from "./count-in-boxes.ts";

/** For each template of a series, how many templates lie within a tolerance of it in every coordinate, itself included. */
export interface MatchCounts {
	/** Templates of `dimension` samples, one for each start that has them all; 0 where one is missing. */
	readonly short: Int32Array;
	/** Templates of `dimension` + 1 samples. */
	readonly long: Int32Array;
	/** Templates without a missing sample. */
	readonly nShort: number;
	readonly nLong: number;
}

/**
 * Counts matches of templates of two neighbouring lengths, exactly: |x - y| <= tolerance in each coordinate.
 *
 * @param samples - Any length; a template that touches a NaN is left out.
 * @param dimension - Length of the shorter templates, 1 or more.
 * @param tolerance - In the samples' unit, 0 or more.
 * @param shortNeedsLong - Whether a short template counts only where the long one exists, too (sample entropy).
 */
export function matchCounts(
	samples: Samples,
	dimension: number,
	tolerance: number,
	shortNeedsLong: boolean,
): MatchCounts {
	const n = samples.length;
	const long = new Int32Array(Math.max(0, n - dimension));
	const short = new Int32Array(Math.max(0, shortNeedsLong ? n - dimension : n - dimension + 1));
	const values = Float64Array.from(samples);
	const nLong = countInBoxes(values, dimension + 1, tolerance, long, dimension + 1);
	const nShort = countInBoxes(values, dimension, tolerance, short, shortNeedsLong ? dimension + 1 : dimension);
	return { short, long, nShort, nLong };
}
