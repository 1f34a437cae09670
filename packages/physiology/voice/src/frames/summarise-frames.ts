import { column, type Matrix, mean, quantileOfSorted, standardDeviation } from "@quickening/stats";

/** What a measure did over the frames of a recording. */
export interface FrameSummary {
	/** Frames in which the measure could be taken. */
	readonly nFrames: number;
	readonly mean: number;
	/** Sample standard deviation (n - 1). */
	readonly standardDeviation: number;
	readonly p10: number;
	readonly median: number;
	readonly p90: number;
}

/**
 * Summaries of frame-by-frame measures, one for each column: what a classical model is given of a recording.
 *
 * @param features - One row a frame; NaN marks a frame in which the measure could not be taken and is left out.
 * @returns One summary a column, in the measure's unit; NaN where no frame is left (one frame has no standard deviation).
 * @example
 * summariseFrames({ values: Float64Array.of(1, 2, 4), nRows: 3, nColumns: 1 })[0]; // { nFrames: 3, mean: 2.333..., median: 2 }
 */
export function summariseFrames(features: Matrix): FrameSummary[] {
	return Array.from({ length: features.nColumns }, (_, j) => summariseValues(column(features, j)));
}

/** The summary of one measure. */
export function summariseValues(values: Float64Array): FrameSummary {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort();
	return {
		nFrames: sorted.length,
		mean: mean(values),
		standardDeviation: standardDeviation(values),
		p10: quantileOfSorted(sorted, 0.1),
		median: quantileOfSorted(sorted, 0.5),
		p90: quantileOfSorted(sorted, 0.9),
	};
}
