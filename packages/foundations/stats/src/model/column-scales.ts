import type { Matrix } from "./matrix.ts";

/**
 * Mean and standard deviation (divisor n) of every column, for standardising.
 *
 * @param features - n >= 1 rows.
 * @returns `centres` and `scales`, one value a column; a column that does not vary has scale 0 exactly.
 * @example
 * columnScales(matrixFromColumns([[1, 3]])); // { centres: [2], scales: [1] }
 */
export function columnScales(features: Matrix): { centres: Float64Array; scales: Float64Array } {
	const { values, nRows, nColumns } = features;
	const centres = new Float64Array(nColumns);
	const scales = new Float64Array(nColumns);
	const varies = new Uint8Array(nColumns);
	// Row by row, as the numbers lie in memory: with thousands of columns going down each would miss the cache at every step.
	for (let i = 0; i < nRows; i++) {
		const row = i * nColumns;
		for (let j = 0; j < nColumns; j++) {
			const x = values[row + j];
			centres[j] += x;
			if (x !== values[j]) varies[j] = 1;
		}
	}
	for (let j = 0; j < nColumns; j++) centres[j] = varies[j] === 1 ? centres[j] / nRows : values[j];
	for (let i = 0; i < nRows; i++) {
		const row = i * nColumns;
		for (let j = 0; j < nColumns; j++) {
			const deviation = values[row + j] - centres[j];
			scales[j] += deviation * deviation;
		}
	}
	for (let j = 0; j < nColumns; j++) scales[j] = varies[j] === 1 ? Math.sqrt(scales[j] / nRows) : 0;
	return { centres, scales };
}
