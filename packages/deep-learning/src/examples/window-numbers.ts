import { type Matrix, matrixFromColumns } from "@quickening/stats";

/** One column 0 .. n - 1: what stands for n windows where a table of features is asked for. */
export function windowNumbers(n: number): Matrix {
	return matrixFromColumns([Float64Array.from({ length: n }, (_, i) => i)]);
}
