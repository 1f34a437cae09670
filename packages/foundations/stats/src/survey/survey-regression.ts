import { InvalidInputError, type Samples } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import { column } from "../model/matrix.ts";
import { type Coefficient, coefficientTable } from "../regression/coefficient-table.ts";
import { linearisedCovariance } from "./linearised-covariance.ts";
import type { SurveyDesign } from "./survey-design.ts";
import {
	type SurveyEstimate,
	type SurveyOptions,
	type SurveyRows,
	surveyReach,
	surveyRows,
} from "./survey-estimate.ts";

export interface SurveyRegressionOptions extends SurveyOptions {
	/** One name a column of `features`; "column 1", "column 2" ... when left out. */
	readonly names?: readonly string[];
}

/** A regression for the population. */
export interface SurveyRegression {
	/** Intercept first, then one a column, each with standard error, t, p and limits. */
	readonly coefficients: readonly Coefficient[];
	/** Covariance of the coefficients, k x k. */
	readonly covariance: Matrix;
	/** Of Student's t: by default units minus strata, minus the columns beside the intercept. */
	readonly degreesOfFreedom: number;
	/** Units minus strata in which the domain has a row. */
	readonly designDegreesOfFreedom: number;
	/** Each coefficient as an estimate, for combinations with others. */
	readonly estimates: readonly SurveyEstimate[];
	readonly n: number;
	readonly nMissing: number;
}

/** Rows that a regression uses, with their columns, outcomes and weights. */
export interface SurveyRegressionRows {
	readonly rows: SurveyRows;
	/** Number of each used row in the design. */
	readonly index: Int32Array;
	readonly features: Matrix;
	readonly outcomes: Float64Array;
	readonly weights: Float64Array;
}

/** Takes the rows of the domain in which the outcome and every column are known. */
export function regressionRows(
	where: string,
	design: SurveyDesign,
	features: Matrix,
	outcomes: Samples,
	domain: ArrayLike<boolean | number> | undefined,
): SurveyRegressionRows {
	if (features.nRows !== design.nRows) {
		throw new InvalidInputError(
			`${where}: features must have a row for each of the design (${design.nRows}); got ${features.nRows}`,
			{ code: "length-mismatch", argument: "features", received: features.nRows },
		);
	}
	const k = features.nColumns;
	const columns = Object.fromEntries(Array.from({ length: k }, (_, j) => [`features[${j}]`, column(features, j)]));
	const rows = surveyRows(where, design, { ...columns, outcomes }, domain);
	const index = new Int32Array(rows.n);
	const values = new Float64Array(rows.n * k);
	let at = 0;
	for (let i = 0; i < design.nRows; i++) {
		if (rows.used[i] === 0) continue;
		index[at] = i;
		values.set(features.values.subarray(i * k, (i + 1) * k), at * k);
		at++;
	}
	return {
		rows,
		index,
		features: { values, nRows: rows.n, nColumns: k },
		outcomes: Float64Array.from(index, (i) => outcomes[i]),
		weights: Float64Array.from(index, (i) => design.weights[i]),
	};
}

/**
 * A regression from its estimates and the bread of their sandwich: a row's influence is the bread times its score.
 *
 * @param matrix - Used rows x k, the intercept first.
 * @param errors - Weight times residual of each used row.
 * @param bread - Inverse of the weighted information, k x k.
 */
export function surveyRegression(
	where: string,
	design: SurveyDesign,
	{ rows, index }: SurveyRegressionRows,
	fit: {
		readonly names: readonly string[];
		readonly matrix: Matrix;
		readonly estimates: Float64Array;
		readonly errors: Float64Array;
		readonly bread: Matrix;
	},
	{ levelPercent = 95, degreesOfFreedom }: SurveyOptions,
): SurveyRegression {
	const k = fit.estimates.length;
	const influence = Array.from({ length: k }, () => new Float64Array(design.nRows));
	for (let row = 0; row < index.length; row++) {
		for (let j = 0; j < k; j++) {
			let sum = 0;
			for (let m = 0; m < k; m++) sum += fit.bread.values[j * k + m] * fit.matrix.values[row * k + m];
			influence[j][index[row]] = sum * fit.errors[row];
		}
	}
	const covariance = linearisedCovariance(where, design, influence, rows.used);
	const designDegreesOfFreedom = rows.nPsus - rows.nStrata;
	const df = degreesOfFreedom ?? designDegreesOfFreedom - (k - 1);
	const reach = surveyReach(where, levelPercent, df);
	const coefficients =
		df > 0
			? coefficientTable(where, fit.names, fit.estimates, covariance, df, levelPercent)
			: withoutTests(fit.names, fit.estimates, covariance);
	return {
		coefficients,
		covariance,
		degreesOfFreedom: df,
		designDegreesOfFreedom,
		estimates: coefficients.map(({ estimate, standardError }, j) => ({
			...rows,
			estimate,
			standardError,
			low: estimate - reach * standardError,
			high: estimate + reach * standardError,
			degreesOfFreedom: df,
			influence: influence[j] as Float64Array,
		})),
		n: rows.n,
		nMissing: rows.nMissing,
	};
}

/** Without a degree of freedom there are errors, and no test. */
function withoutTests(names: readonly string[], estimates: Float64Array, { values, nColumns }: Matrix): Coefficient[] {
	return names.map((name, j) => {
		const standardError = Math.sqrt(values[j * nColumns + j]);
		const statistic = estimates[j] / standardError;
		return { name, estimate: estimates[j], standardError, statistic, p: Number.NaN, low: Number.NaN, high: Number.NaN };
	});
}
