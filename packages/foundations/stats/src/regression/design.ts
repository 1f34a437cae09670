import { InvalidInputError, type Samples } from "@quickening/core";
import { invertUpper, type QrFactor, qrFactor, qrTransform, solveUpper } from "../linear-algebra/qr.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";

/** What the columns of a regression are called, for messages and tables; the intercept's name is added in front. */
export interface DesignOptions {
	/** One name a column of `features`; "column 1", "column 2" ... when left out. */
	readonly names?: readonly string[];
}

/** A design with intercept, checked and factored. */
export interface Design {
	/** n x k, the intercept first. */
	readonly matrix: Matrix;
	/** k names, "intercept" first. */
	readonly names: readonly string[];
	readonly factor: QrFactor;
	/** Inverse of R: (X'X)^-1 is its product with its own transpose. */
	readonly inverseR: Matrix;
}

/**
 * A column counts as a combination of those before it when less than this share of its length is left after they are
 * taken out: far above rounding (2e-16 of the length), far below any collinearity that data have.
 */
const SMALLEST_SHARE_LEFT = 1e-10;

/**
 * Design of a linear model: intercept and columns, checked for size, for what is not finite and for full rank.
 *
 * @throws InvalidInputError: lengths differ, a value is not finite, fewer rows than coefficients plus one, or a column
 *   that does not vary or is a combination of others (code "rank-deficient"; the message names it).
 */
export function designOf(
	where: string,
	features: Matrix,
	outcomes: Samples,
	given: readonly string[] | undefined,
): Design {
	checkFeatures(where, features);
	if (outcomes.length !== features.nRows) {
		throw new InvalidInputError(
			`${where}: outcomes must be as long as features has rows (${features.nRows}); got ${outcomes.length}`,
			{ code: "length-mismatch", argument: "outcomes", received: outcomes.length },
		);
	}
	checkFinite(where, "outcomes", outcomes);
	const { nRows, nColumns, values } = features;
	if (given !== undefined && given.length !== nColumns) {
		throw new InvalidInputError(
			`${where}: names must be as many as features has columns (${nColumns}); got ${given.length}`,
			{
				code: "length-mismatch",
				argument: "names",
				received: given.length,
			},
		);
	}
	const names = ["intercept", ...(given ?? Array.from({ length: nColumns }, (_, j) => `column ${j + 1}`))];
	const k = nColumns + 1;
	if (nRows <= k) {
		throw new InvalidInputError(
			`${where}: features must have more rows than coefficients (${k}, the intercept included); got ${nRows}`,
			{ code: "too-short", argument: "features", received: nRows },
		);
	}
	const design = new Float64Array(nRows * k);
	for (let i = 0; i < nRows; i++) {
		design[i * k] = 1;
		for (let j = 0; j < nColumns; j++) design[i * k + j + 1] = values[i * nColumns + j];
	}
	const matrix = { values: design, nRows, nColumns: k };
	const factor = qrFactor(matrix);
	refuseDependentColumns(where, matrix, factor, names);
	return { matrix, names, factor, inverseR: invertUpper(factor.r) };
}

function refuseDependentColumns(
	where: string,
	{ values, nRows, nColumns: k }: Matrix,
	{ r }: QrFactor,
	names: readonly string[],
): void {
	for (let j = 1; j < k; j++) {
		let sum = 0;
		for (let i = 0; i < nRows; i++) sum += values[i * k + j] ** 2;
		if (Math.abs(r.values[j * k + j]) > SMALLEST_SHARE_LEFT * Math.sqrt(sum)) continue;
		const first = values[j];
		const constant = Array.from({ length: nRows }, (_, i) => values[i * k + j]).every((value) => value === first);
		const what = constant ? `has one value (${first}) in all rows` : "is a combination of the columns before it";
		throw new InvalidInputError(
			`${where}: features must have linearly independent columns; got ${names[j]}, which ${what}. Leave that column out.`,
			{ code: "rank-deficient", argument: "features", received: names[j] },
		);
	}
}

/** Least squares of a factored design. */
export function solveDesign({ factor }: Design, outcomes: Float64Array): Float64Array {
	return solveUpper(factor.r, qrTransform(factor, outcomes));
}

/** The design times coefficients: n fitted values. */
export function fittedValues(
	{ matrix: { values, nRows, nColumns: k } }: Design,
	coefficients: Float64Array,
): Float64Array {
	const fitted = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		let sum = 0;
		for (let j = 0; j < k; j++) sum += values[i * k + j] * coefficients[j];
		fitted[i] = sum;
	}
	return fitted;
}

/** (X'X)^-1 of a factored design, k x k. */
export function inverseOfCrossProduct({ inverseR: { values, nRows: k } }: Design): Matrix {
	const product = new Float64Array(k * k);
	for (let i = 0; i < k; i++) {
		for (let j = 0; j < k; j++) {
			let sum = 0;
			for (let m = Math.max(i, j); m < k; m++) sum += values[i * k + m] * values[j * k + m];
			product[i * k + j] = sum;
		}
	}
	return { values: product, nRows: k, nColumns: k };
}

/** Leverages: the diagonal of the hat matrix, n numbers between 1/n and 1 that sum to k. */
export function leverages({ matrix: { values, nRows, nColumns: k }, inverseR }: Design): Float64Array {
	const result = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		let sum = 0;
		for (let m = 0; m < k; m++) {
			let element = 0;
			for (let j = 0; j <= m; j++) element += values[i * k + j] * inverseR.values[j * k + m];
			sum += element * element;
		}
		result[i] = sum;
	}
	return result;
}
