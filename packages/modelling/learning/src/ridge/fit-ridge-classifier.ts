import { checkPositive, checkSameLength, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import type { Matrix } from "@quickening/stats";
import { checkColumns } from "../check-columns.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { standardise } from "./standardise.ts";

export interface RidgeClassifierOptions {
	/** Penalties to choose from by leave-one-out error. Default ten from 10^-3 to 10^3, evenly spaced by their logarithm. */
	readonly alphas?: Samples;
}

/** A ridge classifier, in units of the columns as they were given. */
export interface RidgeClassifier {
	/** Number of classes k. With two, one row of coefficients stands for class 1. */
	readonly nClasses: number;
	readonly alpha: number;
	/** Of standardised columns (divisor n): one row a class. */
	readonly coefficients: Matrix;
	readonly intercepts: Float64Array;
	/** Decision of each training row by the model without it: one row a row, one column a class (one for two classes). */
	readonly leftOutDecisions: Matrix;
	/** Higher is more likely; one column a class, one for two classes (above 0: class 1). */
	decide(features: Matrix): Matrix;
	/** The class of each row. */
	classify(features: Matrix): Int32Array;
	readonly warnings: readonly Warning[];
}

/**
 * Ridge regression of +1 (the class) and -1 (the others) on standardised columns, the penalty chosen by leave-one-out error. Made
 * for more columns than rows, such as MiniRocket's features: it then works in the space of the rows.
 *
 * @param features - n rows, k columns, all finite. A constant column gets the coefficient 0.
 * @param outcomes - Classes 0 .. k - 1, length n, each at least once.
 * @throws InvalidInputError when lengths differ, a value is not finite, a class is absent, or a penalty is not above 0.
 *
 * Source: Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634; leave-one-out: Golub, Heath and Wahba 1979,
 * doi:10.1080/00401706.1979.10489751.
 * Agrees with: scikit-learn 1.9.1, `RidgeClassifierCV` after `StandardScaler`, to 1e-8 (tests/peers/aeon).
 * @example
 * fitRidgeClassifier(matrixFromColumns([[1, 2, 3, 4]]), [0, 0, 1, 1]).classify(matrixFromColumns([[0, 5]])); // [0, 1]
 */
export function fitRidgeClassifier(
	features: Matrix,
	outcomes: Samples,
	{ alphas = tenAlphas }: RidgeClassifierOptions = {},
): RidgeClassifier {
	const where = "fitRidgeClassifier";
	checkSameLength(
		where,
		{ argument: "rows of features", values: { length: features.nRows } },
		{ argument: "outcomes", values: outcomes },
	);
	for (let i = 0; i < alphas.length; i++) checkPositive(where, "alphas", alphas[i]);
	const nClasses = countClasses(where, outcomes);
	const { standardised, means, sds, warnings } = standardise(where, features);
	const n = features.nRows;
	const nTargets = nClasses === 2 ? 1 : nClasses;
	const targets = new Float64Array(nTargets * n);
	for (let k = 0; k < nTargets; k++) {
		const positive = nClasses === 2 ? 1 : k;
		for (let i = 0; i < n; i++) targets[k * n + i] = outcomes[i] === positive ? 1 : -1;
	}
	const { alpha, coefficients, intercepts, leftOut } = leaveOneOut(standardised, targets, alphas);
	const decide = (rows: Matrix): Matrix => {
		checkColumns(where, rows, features.nColumns);
		const values = new Float64Array(rows.nRows * nTargets);
		for (let i = 0; i < rows.nRows; i++) {
			for (let k = 0; k < nTargets; k++) {
				let sum = intercepts[k];
				const row = k * rows.nColumns;
				for (let j = 0; j < rows.nColumns; j++) {
					sum += coefficients.values[row + j] * ((rows.values[i * rows.nColumns + j] - means[j]) / sds[j]);
				}
				values[i * nTargets + k] = sum;
			}
		}
		return { values, nRows: rows.nRows, nColumns: nTargets };
	};
	return {
		nClasses,
		alpha,
		coefficients,
		intercepts,
		leftOutDecisions: leftOut,
		decide,
		classify(rows) {
			const { values, nColumns } = decide(rows);
			return Int32Array.from({ length: rows.nRows }, (_, i) => {
				if (nColumns === 1) return values[i] > 0 ? 1 : 0;
				let best = 0;
				for (let k = 1; k < nColumns; k++) if (values[i * nColumns + k] > values[i * nColumns + best]) best = k;
				return best;
			});
		},
		warnings,
	};
}

const tenAlphas = Float64Array.from({ length: 10 }, (_, i) => 10 ** (-3 + (6 * i) / 9));

function countClasses(where: string, outcomes: Samples): number {
	let nClasses = 2;
	for (let i = 0; i < outcomes.length; i++) {
		if (!Number.isInteger(outcomes[i]) || outcomes[i] < 0) {
			throw new InvalidInputError(`${where}: outcomes must be whole numbers from 0; got ${outcomes[i]} at ${i}`, {
				code: "out-of-range",
				argument: "outcomes",
				received: outcomes[i],
			});
		}
		nClasses = Math.max(nClasses, outcomes[i] + 1);
	}
	const counts = new Int32Array(nClasses);
	for (let i = 0; i < outcomes.length; i++) counts[outcomes[i]]++;
	const absent = counts.indexOf(0);
	if (absent >= 0) {
		throw new InvalidInputError(
			`${where}: outcomes must hold every class from 0 to ${nClasses - 1}; got none of class ${absent}`,
			{ code: "class-absent", argument: "outcomes", received: absent },
		);
	}
	return nClasses;
}
