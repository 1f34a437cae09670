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
	for (let j = 0; j < nColumns; j++) {
		let sum = 0;
		let varies = false;
		for (let i = 0; i < nRows; i++) {
			const x = values[i * nColumns + j];
			sum += x;
			if (x !== values[j]) varies = true;
		}
		const centre = varies ? sum / nRows : values[j];
		let sumSquares = 0;
		for (let i = 0; i < nRows; i++) {
			const deviation = values[i * nColumns + j] - centre;
			sumSquares += deviation * deviation;
		}
		centres[j] = centre;
		scales[j] = varies ? Math.sqrt(sumSquares / nRows) : 0;
	}
	return { centres, scales };
}
