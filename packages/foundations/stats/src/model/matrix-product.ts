import type { Matrix } from "./matrix.ts";

/** The product of two matrices, each sum taken from the first column of `a` on. */
export function matrixProduct(a: Matrix, b: Matrix): Matrix {
	const values = new Float64Array(a.nRows * b.nColumns);
	for (let i = 0; i < a.nRows; i++) {
		for (let j = 0; j < b.nColumns; j++) {
			let sum = 0;
			for (let m = 0; m < a.nColumns; m++) sum += a.values[i * a.nColumns + m] * b.values[m * b.nColumns + j];
			values[i * b.nColumns + j] = sum;
		}
	}
	return { values, nRows: a.nRows, nColumns: b.nColumns };
}

/** A matrix with its rows as columns. */
export function transposed({ values, nRows, nColumns }: Matrix): Matrix {
	const result = new Float64Array(values.length);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < nColumns; j++) result[j * nRows + i] = values[i * nColumns + j];
	return { values: result, nRows: nColumns, nColumns: nRows };
}
