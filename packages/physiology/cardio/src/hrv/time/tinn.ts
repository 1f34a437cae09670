import { checkPositive, type Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";
import { type NnHistogram, nnHistogram, taskForceBinMs } from "./nn-histogram.ts";

export interface TinnOptions {
	/** Width of a bin in ms. Default 7.8125, one sample at 128 Hz. */
	readonly binMs?: number;
}

/**
 * TINN: width of the base of the triangle that fits the histogram of NN intervals best, by least squares over all of the
 * histogram.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat and is left out.
 * @returns In ms; NaN when the histogram has fewer than 3 bins.
 * @throws InvalidInputError when an interval or the width is not above 0.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043.
 * No peer gives this number: NeuroKit2 0.2.13 (156.25 ms on 350 intervals) and pyhrv 0.5.0 (171.875 ms) never move the left foot
 * from the second bin, since the loop over the right one is not begun anew, and count the misfit under the triangle alone; the
 * least of all triangles there is 148.4375 ms. The test's judge is the plain search over both feet.
 */
export function tinn(nnMs: Samples, { binMs = taskForceBinMs }: TinnOptions = {}): number {
	checkIntervals("tinn", "nnMs", nnMs);
	checkPositive("tinn", "binMs", binMs);
	return baseOfTriangle(nnHistogram(nnMs, binMs, "zero"));
}

/** TINN from a histogram. */
export function baseOfTriangle({ counts, binMs }: NnHistogram): number {
	const n = counts.length;
	if (n < 3) return Number.NaN;
	let peak = 0;
	for (let i = 1; i < n; i++) if (counts[i] > counts[peak]) peak = i;
	// The two sides share nothing but the peak, so each foot is found by itself.
	return (bestFoot(counts, peak, 1) - bestFoot(counts, peak, -1)) * binMs;
}

/** The bin where a straight line down from the peak should reach zero, on one side. */
function bestFoot(counts: Int32Array, peak: number, direction: 1 | -1): number {
	const height = counts[peak];
	const end = direction < 0 ? -1 : counts.length;
	let best = peak + direction;
	let least = Number.POSITIVE_INFINITY;
	for (let foot = peak + direction; (end - foot) * direction >= 0; foot += direction) {
		let misfit = 0;
		for (let i = peak; i !== end; i += direction) {
			const line = (foot - i) * direction > 0 ? height * (1 - (i - peak) / (foot - peak)) : 0;
			misfit += (counts[i] - line) ** 2;
		}
		if (misfit < least) {
			least = misfit;
			best = foot;
		}
	}
	return best;
}
