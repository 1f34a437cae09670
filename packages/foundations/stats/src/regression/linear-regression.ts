import { InvalidInputError, type Samples } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import { type Coefficient, coefficientTable } from "./coefficient-table.ts";
import {
	type Design,
	type DesignOptions,
	designOf,
	fittedValues,
	inverseOfCrossProduct,
	leverages,
	solveDesign,
} from "./design.ts";

export interface LinearRegressionOptions extends DesignOptions {
	/**
	 * "classical" takes one error variance for all rows; "HC3" lets each row have its own (heteroscedasticity-consistent,
	 * close to the jackknife).
	 */
	readonly covariance?: "classical" | "HC3";
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** An ordinary least-squares regression. */
export interface LinearRegression {
	/** Intercept first, then one a column, each with standard error, t, p and limits. */
	readonly coefficients: readonly Coefficient[];
	/** Covariance of the coefficients, k x k, in the same order; of the kind that was asked for. */
	readonly covariance: Matrix;
	/** Outcome minus fitted value, n numbers in the outcome's unit. */
	readonly residuals: Float64Array;
	readonly fitted: Float64Array;
	/** n - k. */
	readonly degreesOfFreedom: number;
	/** Root of the residual sum of squares over the degrees of freedom, in the outcome's unit. */
	readonly residualStandardDeviation: number;
	/** Share of the outcome's variance that the columns account for, 0 to 1; NaN when the outcome does not vary. */
	readonly r2: number;
	/** The same with a penalty for the number of columns; may be below 0. */
	readonly adjustedR2: number;
	readonly n: number;
}

/**
 * Linear regression by ordinary least squares, with an intercept, through a QR factorisation.
 *
 * @param features - n rows, k - 1 >= 0 columns, finite; an intercept is added. n > k.
 * @param outcomes - n finite values.
 * @param options - `names` of the columns; `covariance` "classical" (default) or "HC3"; `levelPercent` (95).
 * @returns Coefficients in the outcome's unit for one unit of the column, with covariance, residuals and R2. Tests and
 *   limits use Student's t with n - k degrees of freedom, for HC3 too.
 * @throws InvalidInputError when lengths differ, a value is not finite, rows are too few, a column is a combination of
 *   others (the message names it), or with HC3 a row has leverage 1, so that nothing is known of its error.
 *
 * Source: Golub GH, Van Loan CF. Matrix computations, 4th ed. 2013, section 5.3; HC3: MacKinnon JG, White H. J Econometrics
 * 1985;29:305-325, doi:10.1016/0304-4076(85)90158-7, as recommended for small samples by Long JS, Ervin LH. Am Stat
 * 2000;54:217-224, doi:10.1080/00031305.2000.10474549.
 * Agrees with: statsmodels, OLS().fit() and get_robustcov_results("HC3"), to 1e-9, and with the certified values of the
 * NIST data set Longley to 1e-9 (tests/peers/statsmodels).
 * @example
 * linearRegression(matrixFromColumns([[0, 1, 2, 3]]), [1, 3, 5, 8]).coefficients[1].estimate; // 2.3
 */
export function linearRegression(
	features: Matrix,
	outcomes: Samples,
	{ names, covariance: kind = "classical", levelPercent = 95 }: LinearRegressionOptions = {},
): LinearRegression {
	const where = "linearRegression";
	if (kind !== "classical" && kind !== "HC3") {
		throw new InvalidInputError(`${where}: covariance must be "classical" or "HC3"; got "${kind}"`, {
			code: "unknown-option",
			argument: "covariance",
			received: kind,
		});
	}
	const design = designOf(where, features, outcomes, names);
	const y = Float64Array.from(outcomes);
	const estimates = solveDesign(design, y);
	const fitted = fittedValues(design, estimates);
	const n = y.length;
	const k = estimates.length;
	const residuals = new Float64Array(n);
	let mean = 0;
	for (let i = 0; i < n; i++) mean += (y[i] - mean) / (i + 1);
	let residualSquares = 0;
	let totalSquares = 0;
	for (let i = 0; i < n; i++) {
		residuals[i] = y[i] - fitted[i];
		residualSquares += residuals[i] * residuals[i];
		totalSquares += (y[i] - mean) ** 2;
	}
	const degreesOfFreedom = n - k;
	const variance = residualSquares / degreesOfFreedom;
	const covariance = kind === "HC3" ? sandwichHc3(design, residuals) : scaled(inverseOfCrossProduct(design), variance);
	const r2 = totalSquares > 0 ? 1 - residualSquares / totalSquares : Number.NaN;
	return {
		coefficients: coefficientTable(where, design.names, estimates, covariance, degreesOfFreedom, levelPercent),
		covariance,
		residuals,
		fitted,
		degreesOfFreedom,
		residualStandardDeviation: Math.sqrt(variance),
		r2,
		adjustedR2: 1 - ((1 - r2) * (n - 1)) / degreesOfFreedom,
		n,
	};
}

function scaled({ values, nRows, nColumns }: Matrix, factor: number): Matrix {
	return { values: values.map((value) => value * factor), nRows, nColumns };
}

/** (X'X)^-1 X' diag((e / (1 - h))^2) X (X'X)^-1. */
function sandwichHc3(design: Design, residuals: Float64Array): Matrix {
	const bread = inverseOfCrossProduct(design);
	const leverage = leverages(design);
	const { values, nRows, nColumns: k } = design.matrix;
	const sum = new Float64Array(k * k);
	const influence = new Float64Array(k);
	for (let i = 0; i < nRows; i++) {
		const left = 1 - leverage[i];
		if (!(left > 1e-10)) {
			throw new InvalidInputError(
				`linearRegression: features must leave each row an error of its own for HC3; got leverage 1 in row ${i}, ` +
					"which a column of its own fits exactly. Leave that row and column out, or take the classical covariance.",
				{ code: "full-leverage", argument: "features", received: i },
			);
		}
		const error = residuals[i] / left;
		for (let j = 0; j < k; j++) {
			influence[j] = 0;
			for (let m = 0; m < k; m++) influence[j] += bread.values[j * k + m] * values[i * k + m];
		}
		for (let j = 0; j < k; j++)
			for (let m = 0; m < k; m++) sum[j * k + m] += error * error * influence[j] * influence[m];
	}
	return { values: sum, nRows: k, nColumns: k };
}
