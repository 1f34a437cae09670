import { InvalidInputError, type Samples } from "@quickening/core";
import { quantileOfSorted, sortedPresent } from "../descriptive/quantile.ts";
import type { Matrix } from "../model/matrix.ts";

/**
 * Basis of a restricted (natural) cubic spline: cubic between the knots, linear beyond the outer ones.
 *
 * @param x - n finite values.
 * @param knots - k >= 3 knots, rising.
 * @returns n x (k - 1): x itself, then k - 2 cubic terms divided by the squared distance of the outer knots, so that all
 *   columns are in x's unit.
 * @throws InvalidInputError when there are fewer than 3 knots or they do not rise.
 *
 * Source: Harrell FE. Regression modeling strategies, 2nd ed. 2015, doi:10.1007/978-3-319-19425-7, section 2.4.5
 * (with the norm of Hmisc::rcspline.eval, norm = 2).
 * @example
 * restrictedCubicSpline([0, 1, 2, 3], [0, 1, 2]).nColumns; // 2
 */
export function restrictedCubicSpline(x: Samples, knots: Samples): Matrix {
	const k = knots.length;
	let rising = k >= 3;
	for (let j = 1; j < k; j++) rising = rising && knots[j] > knots[j - 1];
	if (!rising) {
		throw new InvalidInputError(
			`restrictedCubicSpline: knots must be at least 3 rising numbers; got ${Array.from(knots).join(", ")}`,
			{ code: "not-rising", argument: "knots", received: k },
		);
	}
	const nColumns = k - 1;
	const values = new Float64Array(x.length * nColumns);
	const last = knots[k - 1];
	const beforeLast = knots[k - 2];
	const norm = (last - knots[0]) ** 2;
	for (let i = 0; i < x.length; i++) {
		values[i * nColumns] = x[i];
		for (let j = 0; j < k - 2; j++) {
			const knot = knots[j];
			values[i * nColumns + j + 1] =
				(cube(x[i] - knot) -
					(cube(x[i] - beforeLast) * (last - knot)) / (last - beforeLast) +
					(cube(x[i] - last) * (beforeLast - knot)) / (last - beforeLast)) /
				norm;
		}
	}
	return { values, nRows: x.length, nColumns };
}

/**
 * Harrell's default knots: quantiles of x that put few knots in the tails.
 *
 * @param x - Values; NaN is left out.
 * @param nKnots - 3, 4 or 5.
 * @returns The knots, rising; fewer than nKnots when quantiles coincide (many equal values).
 * @throws InvalidInputError for another number of knots.
 *
 * Source: Harrell 2015, doi:10.1007/978-3-319-19425-7, table 2.3.
 * @example
 * splineKnots([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3); // Float64Array [1, 5, 9]
 */
export function splineKnots(x: Samples, nKnots: 3 | 4 | 5): Float64Array {
	const shares = harrellQuantiles[nKnots];
	if (shares === undefined) {
		throw new InvalidInputError(`splineKnots: nKnots must be 3, 4 or 5; got ${nKnots}`, {
			code: "out-of-range",
			argument: "nKnots",
			received: nKnots,
		});
	}
	const sorted = sortedPresent(x);
	const knots = shares.map((p) => quantileOfSorted(sorted, p));
	return Float64Array.from(knots.filter((knot, j) => j === 0 || knot > knots[j - 1]));
}

const harrellQuantiles: Readonly<Record<number, readonly number[]>> = {
	3: [0.1, 0.5, 0.9],
	4: [0.05, 0.35, 0.65, 0.95],
	5: [0.05, 0.275, 0.5, 0.725, 0.95],
};

function cube(x: number): number {
	return x > 0 ? x * x * x : 0;
}
