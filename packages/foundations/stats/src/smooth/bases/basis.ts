import type { Samples } from "@quickening/core";
import type { Matrix } from "../../model/matrix.ts";

/** A basis of curves in one variable, with the penalty on their wiggliness. */
export interface Basis {
	readonly nColumns: number;
	/** Values of the basis at x: one row each. */
	readonly at: (x: Samples) => Matrix;
	/** nColumns x nColumns, symmetric: coefficients' penalty on both sides gives the wiggliness. */
	readonly penalty: Matrix;
	/** Rank of the penalty: how many columns are drawn towards 0. */
	readonly rank: number;
	readonly knots: Float64Array;
}

/** The distinct values, rising. */
export function distinctValues(x: Samples): Float64Array {
	const sorted = Float64Array.from(x).sort();
	return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}
