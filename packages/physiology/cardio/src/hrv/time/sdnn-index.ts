import type { Samples } from "@quickening/core";
import { mean } from "@quickening/stats";
import { type SegmentOptions, segmentStatistics } from "./segment-statistics.ts";

/**
 * SDNN index: mean of the standard deviations of NN intervals in 5-min segments, the variability within minutes.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat.
 * @param nnTimesSeconds - Time of the beat that ends each interval, in s, rising.
 * @returns In ms; NaN when no segment is covered enough.
 * @throws InvalidInputError when lengths differ, an interval is not above 0, or times do not rise.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043.
 */
export function sdnnIndex(nnMs: Samples, nnTimesSeconds: Samples, options: SegmentOptions = {}): number {
	const { deviations } = segmentStatistics("sdnnIndex", nnMs, nnTimesSeconds, options);
	return deviations.length === 0 ? Number.NaN : mean(deviations);
}
