import type { Samples } from "@quickening/core";
import type { Matrix } from "../../model/matrix.ts";
import type { Basis } from "./basis.ts";

/**
 * P-spline: cubic B-splines at even distances, penalised by second differences of neighbouring coefficients.
 *
 * @param low, high - Range of the data; the knots reach a thousandth of it further.
 * @param nColumns - At least 5.
 *
 * Source: Eilers PHC, Marx BD. Stat Sci 1996;11:89-121, doi:10.1214/ss/1038425655. Range as mgcv's `bs = "ps"`.
 */
export function pSplineBasis(low: number, high: number, nColumns: number): Basis {
	const edge = (high - low) * 0.001;
	const start = low - edge;
	const step = (high - low + 2 * edge) / (nColumns - 3);
	const knots = Float64Array.from({ length: nColumns + 4 }, (_, i) => start + (i - 3) * step);
	const penalty = new Float64Array(nColumns * nColumns);
	const difference = [1, -2, 1] as const;
	for (let i = 0; i + 2 < nColumns; i++)
		for (let a = 0; a < 3; a++)
			for (let b = 0; b < 3; b++) penalty[(i + a) * nColumns + i + b] += difference[a] * difference[b];
	return {
		nColumns,
		knots,
		penalty: { values: penalty, nRows: nColumns, nColumns },
		rank: nColumns - 2,
		at: (x) => valuesAt(x, start, step, nColumns),
	};
}

/** The four cubic B-splines that are not 0 at x, by their polynomials on even knots. */
function valuesAt(x: Samples, start: number, step: number, nColumns: number): Matrix {
	const values = new Float64Array(x.length * nColumns);
	for (let i = 0; i < x.length; i++) {
		const place = (x[i] - start) / step;
		const j = Math.min(Math.max(Math.floor(place), 0), nColumns - 4);
		const u = place - j;
		const v = 1 - u;
		const row = i * nColumns + j;
		values[row] = (v * v * v) / 6;
		values[row + 1] = (3 * u * u * u - 6 * u * u + 4) / 6;
		values[row + 2] = (3 * v * v * v - 6 * v * v + 4) / 6;
		values[row + 3] = (u * u * u) / 6;
	}
	return { values, nRows: x.length, nColumns };
}
