import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { type ErrorCorrelation, type PreparedErrors, preparedErrors } from "./error-correlation.ts";
import { dot, type OrthonormalColumns, orthonormalColumns } from "./orthonormal-columns.ts";
import { type Factor, factorsOf, type RandomTerm } from "./random-terms.ts";

export interface MixedDesignOptions {
	/** n rows, one column for each fixed effect, finite; 0 columns for an intercept alone. */
	readonly fixed: Matrix;
	/** Names of the columns of `fixed`; "column 1", "column 2" ... when left out. */
	readonly names?: readonly string[];
	/** Whether an intercept is put in front of the fixed effects; true by default. */
	readonly intercept?: boolean;
	readonly random: readonly RandomTerm[];
	/** n positive numbers: the error variance of a row is sigma^2 over its weight. */
	readonly weights?: Samples;
	/** How errors of one group depend on one another; independent when left out. With random terms of one grouping only. */
	readonly errors?: ErrorCorrelation;
}

/** What a design holds for those who fit it. */
export interface PreparedDesign {
	readonly n: number;
	readonly names: readonly string[];
	readonly hasIntercept: boolean;
	/** Fixed columns as given (intercept in front), k columns of length n. */
	readonly columns: readonly Float64Array[];
	/** Basis of the fixed columns, rows times the root of their weight. */
	readonly basis: OrthonormalColumns;
	readonly factors: readonly Factor[];
	readonly rootWeights: Float64Array | undefined;
	readonly sumLogWeights: number;
	readonly errors: PreparedErrors | undefined;
}

export function prepareDesign(
	where: string,
	{ fixed, names: given, intercept = true, random, weights, errors }: MixedDesignOptions,
): PreparedDesign {
	checkFeatures(where, fixed);
	const { nRows: n, nColumns } = fixed;
	if (given && given.length !== nColumns) {
		throw new InvalidInputError(
			`${where}: names must be as many as fixed has columns (${nColumns}); got ${given.length}`,
			{
				code: "length-mismatch",
				argument: "names",
				received: given.length,
			},
		);
	}
	const names = [
		...(intercept ? ["intercept"] : []),
		...(given ?? Array.from({ length: nColumns }, (_, j) => `column ${j + 1}`)),
	];
	if (names.length === 0) {
		throw new InvalidInputError(`${where}: fixed must have a column when there is no intercept; got 0`, {
			code: "too-short",
			argument: "fixed",
			received: 0,
		});
	}
	if (n <= names.length) {
		throw new InvalidInputError(`${where}: fixed must have more rows than fixed effects (${names.length}); got ${n}`, {
			code: "too-short",
			argument: "fixed",
			received: n,
		});
	}
	const columns: Float64Array[] = intercept ? [new Float64Array(n).fill(1)] : [];
	for (let j = 0; j < nColumns; j++) {
		const values = new Float64Array(n);
		for (let i = 0; i < n; i++) values[i] = fixed.values[i * nColumns + j];
		columns.push(values);
	}
	const rootWeights = weights && rootsOf(where, weights, n);
	let sumLogWeights = 0;
	if (weights) for (let i = 0; i < n; i++) sumLogWeights += Math.log(weights[i]);
	const weighted = rootWeights ? columns.map((values) => values.map((value, i) => value * rootWeights[i])) : columns;
	const factors = factorsOf(where, random, n, rootWeights);
	return {
		n,
		names,
		hasIntercept: intercept,
		columns,
		basis: orthonormalColumns(where, "fixed", weighted, names),
		factors,
		rootWeights,
		sumLogWeights,
		errors: errors && preparedErrors(where, errors, factors, n),
	};
}

function rootsOf(where: string, weights: Samples, n: number): Float64Array {
	if (weights.length !== n) {
		throw new InvalidInputError(`${where}: weights must be as long as fixed has rows (${n}); got ${weights.length}`, {
			code: "length-mismatch",
			argument: "weights",
			received: weights.length,
		});
	}
	for (let i = 0; i < n; i++) checkPositive(where, `weights[${i}]`, weights[i]);
	return Float64Array.from(weights, Math.sqrt);
}

/** An outcome taken apart: its least-squares coefficients in the basis, and what is left. */
export interface SplitOutcome {
	readonly shares: Float64Array;
	readonly left: Float64Array;
}

/**
 * @throws InvalidInputError when the length is not n, a value is not finite, the outcome does not vary, or the fixed columns
 *   fit it exactly.
 */
export function splitOutcome(
	where: string,
	{ n, basis: { q }, rootWeights }: PreparedDesign,
	outcome: Samples,
): SplitOutcome {
	if (outcome.length !== n) {
		throw new InvalidInputError(`${where}: outcome must be as long as fixed has rows (${n}); got ${outcome.length}`, {
			code: "length-mismatch",
			argument: "outcome",
			received: outcome.length,
		});
	}
	checkFinite(where, "outcome", outcome);
	const left = Float64Array.from(outcome);
	if (rootWeights) for (let i = 0; i < n; i++) left[i] *= rootWeights[i];
	const whole = dot(left, left);
	const shares = new Float64Array(q.length);
	let rest = whole;
	for (let pass = 0; pass < 3; pass++) {
		const before = rest;
		for (let j = 0; j < q.length; j++) {
			const basis = q[j];
			const share = dot(basis, left);
			shares[j] += share;
			for (let i = 0; i < n; i++) left[i] -= share * basis[i];
		}
		rest = dot(left, left);
		// Another pass only where much was taken out, so that rounding is left at the size of what remains.
		if (rest > 1e-4 * before) break;
	}
	if (!(rest > 1e-24 * whole)) {
		const constant = Array.prototype.every.call(outcome, (value: number) => value === outcome[0]);
		throw new InvalidInputError(
			`${where}: outcome must vary beyond what the fixed effects say; got ${
				constant ? `${outcome[0]} in all rows` : "an outcome that they fit exactly"
			}`,
			{ code: "no-variation", argument: "outcome", received: outcome[0] },
		);
	}
	return { shares, left };
}
