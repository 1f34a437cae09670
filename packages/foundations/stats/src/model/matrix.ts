import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/** A table of numbers, one participant or recording a row: row-major, so row i starts at i * nColumns. */
export interface Matrix {
	readonly values: Float64Array;
	readonly nRows: number;
	readonly nColumns: number;
}

/**
 * A matrix from rows.
 *
 * @param rows - n rows of the same length k >= 1; n = 0 gives a 0 x 0 matrix. NaN is kept (models refuse it later).
 * @throws InvalidInputError when the rows differ in length.
 * @example
 * matrixFromRows([[1, 2], [3, 4]]).values; // Float64Array [1, 2, 3, 4]
 */
export function matrixFromRows(rows: readonly Samples[]): Matrix {
	const nColumns = rows.length === 0 ? 0 : rows[0].length;
	const values = new Float64Array(rows.length * nColumns);
	for (let i = 0; i < rows.length; i++) {
		checkSameLength(
			"matrixFromRows",
			{ argument: "rows[0]", values: rows[0] },
			{ argument: `rows[${i}]`, values: rows[i] },
		);
		values.set(rows[i], i * nColumns);
	}
	return { values, nRows: rows.length, nColumns };
}

/**
 * A matrix from columns, such as the features of a table.
 *
 * @param columns - k >= 1 columns of the same length n.
 * @throws InvalidInputError when there is no column or the columns differ in length.
 * @example
 * matrixFromColumns([[1, 3], [2, 4]]).values; // Float64Array [1, 2, 3, 4]
 */
export function matrixFromColumns(columns: readonly Samples[]): Matrix {
	if (columns.length === 0) {
		throw new InvalidInputError("matrixFromColumns: columns must have at least 1 column; got 0", {
			code: "too-short",
			argument: "columns",
			received: 0,
		});
	}
	const nColumns = columns.length;
	const nRows = columns[0].length;
	const values = new Float64Array(nRows * nColumns);
	for (let j = 0; j < nColumns; j++) {
		checkSameLength(
			"matrixFromColumns",
			{ argument: "columns[0]", values: columns[0] },
			{ argument: `columns[${j}]`, values: columns[j] },
		);
		for (let i = 0; i < nRows; i++) values[i * nColumns + j] = columns[j][i];
	}
	return { values, nRows, nColumns };
}

/**
 * The rows with the given numbers, in the given order; a row may be taken more than once (a bootstrap sample).
 *
 * @throws InvalidInputError when a row number is not in 0 .. nRows - 1.
 * @example
 * takeRows(matrixFromRows([[1], [2], [3]]), [2, 2, 0]).values; // Float64Array [3, 3, 1]
 */
export function takeRows(matrix: Matrix, rows: Int32Array | readonly number[]): Matrix {
	const { nColumns, nRows } = matrix;
	const values = new Float64Array(rows.length * nColumns);
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i];
		if (!(row >= 0 && row < nRows)) {
			throw new InvalidInputError(`takeRows: rows must be numbers in 0 .. ${nRows - 1}; got ${row}`, {
				code: "out-of-range",
				argument: "rows",
				received: row,
			});
		}
		values.set(matrix.values.subarray(row * nColumns, (row + 1) * nColumns), i * nColumns);
	}
	return { values, nRows: rows.length, nColumns };
}

/**
 * The elements with the given numbers, in the given order: {@link takeRows} for a vector.
 *
 * @example
 * take([5, 6, 7], [2, 0]); // Float64Array [7, 5]
 */
export function take(values: Samples, rows: Int32Array | readonly number[]): Float64Array {
	const taken = new Float64Array(rows.length);
	for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
	return taken;
}

/** One column of a matrix, copied. */
export function column(matrix: Matrix, index: number): Float64Array {
	const values = new Float64Array(matrix.nRows);
	for (let i = 0; i < matrix.nRows; i++) values[i] = matrix.values[i * matrix.nColumns + index];
	return values;
}
