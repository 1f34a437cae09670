import type { Samples } from "@quickening/core";
import { standardDeviation } from "@quickening/stats";
import { type SegmentOptions, segmentStatistics } from "./segment-statistics.ts";

/**
 * SDANN: standard deviation of the mean NN intervals of 5-min segments, the slow part of 24-h variability.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat.
 * @param nnTimesSeconds - Time of the beat that ends each interval, in s, rising: segments are cut by time, so that a gap
 *   shortens no other segment.
 * @returns In ms (n - 1 segments below); NaN when fewer than 3 segments are covered enough.
 * @throws InvalidInputError when lengths differ, an interval is not above 0, or times do not rise.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043. Over 24 h: 127 (SD 35) ms in its table 4.
 * NeuroKit2 0.2.13 leaves out the last interval of each segment, so it differs by a little: 7.76 there, with 1-min segments
 * on 350 intervals.
 */
export function sdann(nnMs: Samples, nnTimesSeconds: Samples, options: SegmentOptions = {}): number {
	const { means } = segmentStatistics("sdann", nnMs, nnTimesSeconds, options);
	return means.length < 3 ? Number.NaN : standardDeviation(means);
}
