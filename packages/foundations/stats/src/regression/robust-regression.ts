import { checkPositive, type Samples, type Warning } from "@quickening/core";
import { median } from "../descriptive/median.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { qrFactor, qrTransform, solveUpper } from "../linear-algebra/qr.ts";
import type { Matrix } from "../model/matrix.ts";
import { type Coefficient, coefficientTable } from "./coefficient-table.ts";
import {
	type Design,
	type DesignOptions,
	designOf,
	fittedValues,
	inverseOfCrossProduct,
	solveDesign,
} from "./design.ts";

export interface RobustRegressionOptions extends DesignOptions {
	/** Residual, in units of the scale, beyond which a row is given less weight; 1.345 by default. */
	readonly tuning?: number;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A robust linear regression. All numbers are NaN when `warnings` says why there is no estimate. */
export interface RobustRegression {
	/** Intercept first, then one a column; tests and limits from the normal distribution. */
	readonly coefficients: readonly Coefficient[];
	readonly covariance: Matrix;
	/** Scale of the residuals (median absolute residual over 0.6745), in the outcome's unit. */
	readonly scale: number;
	/** Weight of each row, above 0 and at most 1; 1 where the residual is small. */
	readonly weights: Float64Array;
	readonly residuals: Float64Array;
	readonly nIterations: number;
	readonly n: number;
	readonly warnings: readonly Warning[];
}

const MAXIMUM_ITERATIONS = 500;
const normalQuartile = normalQuantile(0.75);

/**
 * Robust linear regression: Huber's M-estimate by iteratively reweighted least squares, its scale the median absolute
 * residual of each step. A row far from the line counts less, in proportion to its distance; it does not guard against
 * rows that are far out in the columns (leverage).
 *
 * @param features - n rows, k - 1 >= 0 columns, finite; an intercept is added. n > k.
 * @param outcomes - n finite values.
 * @param options - `names` of the columns; `tuning` 1.345 (95 percent efficient for normal errors); `levelPercent` (95).
 * @returns Coefficients in the outcome's unit for one unit of the column. When at least half of the residuals are 0 the
 *   scale is 0, and when the steps do not settle there is no estimate: every number is then NaN and `warnings` says which
 *   ("no-scale", "not-converged").
 * @throws InvalidInputError when lengths differ, a value is not finite, rows are too few, a column is a combination of
 *   others (the message names it), or `tuning` is not above 0.
 *
 * Source: Huber PJ. Ann Stat 1973;1:799-821, doi:10.1214/aos/1176342503; covariance: Huber PJ. Robust statistics, 1981,
 * doi:10.1002/0471725250, section 7.6 (K squared, first form).
 * Agrees with: statsmodels, RLM(M=HuberT()).fit(cov="H1"), to 1e-7 in estimates and standard errors, as far as both
 * iterate (tests/peers/statsmodels).
 * @example
 * robustRegression(matrixFromColumns([[0, 1, 2, 3, 4, 5]]), [0, 1.1, 1.9, 3, 4.1, 50]).coefficients[1].estimate; // 1.158...
 */
export function robustRegression(
	features: Matrix,
	outcomes: Samples,
	{ names, tuning = 1.345, levelPercent = 95 }: RobustRegressionOptions = {},
): RobustRegression {
	const where = "robustRegression";
	checkPositive(where, "tuning", tuning);
	const design = designOf(where, features, outcomes, names);
	const y = Float64Array.from(outcomes);
	const n = y.length;
	let estimates = solveDesign(design, y);
	let residuals = residualsOf(design, y, estimates);
	let scale = scaleOf(residuals);
	// Residuals that are rounding of the outcome alone are none.
	const smallestScale = 1e-12 * Math.max(...y.map(Math.abs), Number.MIN_VALUE);
	for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
		if (!(scale > smallestScale)) return notEstimable(where, design, n, iteration, noScale);
		const weights = residuals.map((residual) => weightOf(residual / scale, tuning));
		const next = solveWeighted(design.matrix, y, weights);
		const change = Math.max(...next.map((value, j) => Math.abs(value - estimates[j]) * lengthOf(design.matrix, j)));
		estimates = next;
		residuals = residualsOf(design, y, estimates);
		scale = scaleOf(residuals);
		// The change of the fitted values, as a root mean square: a unit of a column does not matter.
		if (change > 1e-13 * Math.max(scale, smallestScale)) continue;
		const covariance = huberCovariance(design, residuals, scale, tuning);
		return {
			coefficients: coefficientTable(
				where,
				design.names,
				estimates,
				covariance,
				Number.POSITIVE_INFINITY,
				levelPercent,
			),
			covariance,
			scale,
			weights,
			residuals,
			nIterations: iteration,
			n,
			warnings: [],
		};
	}
	return notEstimable(where, design, n, MAXIMUM_ITERATIONS, notConverged);
}

const noScale: Warning = {
	code: "no-scale",
	message: "At least half of the residuals are 0, so that nothing says how large a residual is large.",
};
const notConverged: Warning = {
	code: "not-converged",
	message: `The reweighted estimates did not settle in ${MAXIMUM_ITERATIONS} steps.`,
};

function weightOf(standardised: number, tuning: number): number {
	const size = Math.abs(standardised);
	return size <= tuning ? 1 : tuning / size;
}

function scaleOf(residuals: Float64Array): number {
	return median(residuals.map(Math.abs)) / normalQuartile;
}

function residualsOf(design: Design, y: Float64Array, estimates: Float64Array): Float64Array {
	const fitted = fittedValues(design, estimates);
	return y.map((value, i) => value - fitted[i]);
}

/** Root mean square of a column. */
function lengthOf({ values, nRows, nColumns: k }: Matrix, j: number): number {
	let sum = 0;
	for (let i = 0; i < nRows; i++) sum += values[i * k + j] ** 2;
	return Math.sqrt(sum / nRows);
}

function solveWeighted({ values, nRows, nColumns: k }: Matrix, y: Float64Array, weights: Float64Array): Float64Array {
	const rows = new Float64Array(nRows * k);
	const right = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		const root = Math.sqrt(weights[i]);
		for (let j = 0; j < k; j++) rows[i * k + j] = root * values[i * k + j];
		right[i] = root * y[i];
	}
	const factor = qrFactor({ values: rows, nRows, nColumns: k });
	return solveUpper(factor.r, qrTransform(factor, right));
}

/** K^2 [sum psi^2 s^2 / (n - k)] / [mean of psi']^2 (X'X)^-1, with K Huber's correction for the number of coefficients. */
function huberCovariance(design: Design, residuals: Float64Array, scale: number, tuning: number): Matrix {
	const n = residuals.length;
	const bread = inverseOfCrossProduct(design);
	let inside = 0;
	let squares = 0;
	for (let i = 0; i < n; i++) {
		const size = Math.abs(residuals[i] / scale);
		if (size <= tuning) inside++;
		squares += Math.min(size, tuning) ** 2;
	}
	const share = inside / n;
	const correction = 1 + ((bread.nRows / n) * (share * (1 - share))) / (share * share);
	const factor = (correction ** 2 * ((squares * scale ** 2) / (n - bread.nRows))) / share ** 2;
	return { ...bread, values: bread.values.map((value) => value * factor) };
}

function notEstimable(
	where: string,
	design: Design,
	n: number,
	nIterations: number,
	warning: Warning,
): RobustRegression {
	const k = design.names.length;
	const covariance = { values: new Float64Array(k * k).fill(Number.NaN), nRows: k, nColumns: k };
	const estimates = new Float64Array(k).fill(Number.NaN);
	return {
		coefficients: coefficientTable(where, design.names, estimates, covariance, Number.POSITIVE_INFINITY, 95),
		covariance,
		scale: Number.NaN,
		weights: new Float64Array(n).fill(Number.NaN),
		residuals: new Float64Array(n).fill(Number.NaN),
		nIterations,
		n,
		warnings: [warning],
	};
}
