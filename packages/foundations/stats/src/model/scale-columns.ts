import type { Matrix } from "./matrix.ts";

/**
 * Each column less its centre, over its scale; a column whose scale is 0 or infinite becomes 0.
 *
 * @param features - n rows.
 * @param by - One centre and one scale a column, as {@link columnScales} gives them.
 * @returns A new matrix of the same shape.
 * @example
 * scaleColumns(matrixFromColumns([[1, 3]]), { centres: Float64Array.of(2), scales: Float64Array.of(1) }); // { values: [-1, 1] }
 */
export function scaleColumns(
	{ values, nRows, nColumns }: Matrix,
	{ centres, scales }: { readonly centres: Float64Array; readonly scales: Float64Array },
): Matrix {
	const scaled = new Float64Array(values.length);
	for (let i = 0; i < nRows; i++) {
		for (let j = 0; j < nColumns; j++) {
			const at = i * nColumns + j;
			scaled[at] = scales[j] === 0 ? 0 : (values[at] - centres[j]) / scales[j];
		}
	}
	return { values: scaled, nRows, nColumns };
}
