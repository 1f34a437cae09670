import { checkPositive, type Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";
import { type NnHistogram, nnHistogram, taskForceBinMs } from "./nn-histogram.ts";

export interface TriangularIndexOptions {
	/** Width of a bin in ms. Default 7.8125, one sample at 128 Hz. */
	readonly binMs?: number;
	/** Whether bins begin at 0 ms (NeuroKit2, pyhrv) or at the shortest interval. Default "zero". */
	readonly origin?: "zero" | "shortest";
}

/**
 * HRV triangular index: the number of NN intervals over the height of their histogram. Artefacts hardly move it, but it
 * depends on the width of a bin, and needs 20 min at least, better 24 h.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat and is left out.
 * @returns Without unit; NaN when no interval is finite.
 * @throws InvalidInputError when an interval or the width is not above 0.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043. Over 24 h: 37 (SD 15) in its table 4.
 * Agrees with: NeuroKit2 0.2.13 and pyhrv 0.5.0, exactly on 350 intervals (tests/peers).
 * @example
 * triangularIndex([800, 801, 820, 840]); // 2
 */
export function triangularIndex(
	nnMs: Samples,
	{ binMs = taskForceBinMs, origin = "zero" }: TriangularIndexOptions = {},
): number {
	checkIntervals("triangularIndex", "nnMs", nnMs);
	checkPositive("triangularIndex", "binMs", binMs);
	return heightRatio(nnHistogram(nnMs, binMs, origin));
}

/** The triangular index from a histogram. */
export function heightRatio({ counts, nIntervals }: NnHistogram): number {
	return nIntervals === 0 ? Number.NaN : nIntervals / counts.reduce((highest, count) => Math.max(highest, count), 0);
}
