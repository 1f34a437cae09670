import { InvalidInputError } from "@quickening/core";
import { type Matrix, matrixFromColumns } from "@quickening/stats";

/** One column 0 .. n - 1: what stands for n windows where a table of features is asked for. */
export function windowNumbers(n: number): Matrix {
	return matrixFromColumns([Float64Array.from({ length: n }, (_, i) => i)]);
}

/**
 * The windows that a column made by {@link windowNumbers}, or rows of it, stand for.
 *
 * @throws InvalidInputError when there is another number of columns.
 */
export function numberedRows(where: string, { values, nColumns }: Matrix): Int32Array {
	if (nColumns === 1) return Int32Array.from(values);
	throw new InvalidInputError(
		`${where}: features must be one column of window numbers (windowNumbers); got ${nColumns} columns`,
		{ code: "shape-mismatch", argument: "features", received: nColumns },
	);
}
