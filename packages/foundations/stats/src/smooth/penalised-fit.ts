import { choleskyFactor, choleskyInverse } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import type { GamFamily } from "./gam-family.ts";

/** A penalised regression in coordinates in which each block's penalty is a sum of squares. */
export interface Problem {
	readonly family: GamFamily;
	/** p columns of length n. */
	readonly columns: readonly Float64Array[];
	/** First penalised column and number of penalised columns of each block. */
	readonly blocks: readonly { readonly start: number; readonly rank: number }[];
	readonly y: Float64Array;
	readonly offset: Float64Array;
	/** X'X and X'(y - offset), of a gaussian outcome, and the sum of squares of y - offset. */
	readonly products?: { readonly xx: Float64Array; readonly xy: Float64Array; readonly yy: number };
}

/** Coefficients at given smoothing parameters. */
export interface PenalisedFit {
	readonly beta: Float64Array;
	/** Of penalised columns the block's smoothing parameter, of others 0. */
	readonly penalties: Float64Array;
	/** Inverse of X'WX + S, p x p. */
	readonly inverse: Float64Array;
	readonly logDeterminant: number;
	/** -2 times the log-likelihood for scale 1, less that of the outcomes themselves: sum of squares of residuals (gaussian). */
	readonly deviance: number;
	readonly predictors: Float64Array;
	readonly means: Float64Array;
	readonly converged: boolean;
}

const MAXIMUM_STEPS = 100;

/** Coefficients by Newton's method with step halving; undefined where X'WX + S is not positive definite. */
export function penalisedFit(problem: Problem, logLambda: Float64Array, start: Float64Array): PenalisedFit | undefined {
	const p = problem.columns.length;
	const penalties = new Float64Array(p);
	for (const [b, { start: first, rank }] of problem.blocks.entries())
		penalties.fill(Math.exp(logLambda[b]), first, first + rank);
	return problem.products ? leastSquares(problem, penalties) : newton(problem, penalties, start);
}

function leastSquares(problem: Problem, penalties: Float64Array): PenalisedFit | undefined {
	const { xx, xy } = problem.products as NonNullable<Problem["products"]>;
	const solved = invert(withPenalties(xx, penalties));
	if (!solved) return undefined;
	const beta = times(solved.inverse, xy);
	const predictors = predictorsOf(problem, beta);
	let deviance = 0;
	for (let i = 0; i < predictors.length; i++) deviance += (problem.y[i] - predictors[i]) ** 2;
	return { beta, penalties, ...solved, deviance, predictors, means: predictors, converged: true };
}

function newton(problem: Problem, penalties: Float64Array, start: Float64Array): PenalisedFit | undefined {
	const { family, y, columns } = problem;
	const n = y.length;
	const p = columns.length;
	const weights = new Float64Array(n);
	const residuals = new Float64Array(n);
	const stateAt = (beta: Float64Array) => {
		const predictors = predictorsOf(problem, beta);
		const means = predictors.map(family.mean);
		let deviance = 0;
		for (let i = 0; i < n; i++) deviance += family.deviance(y[i], means[i]);
		let penalty = 0;
		for (let j = 0; j < p; j++) penalty += penalties[j] * beta[j] * beta[j];
		return { beta, predictors, means, deviance, value: deviance + penalty };
	};
	let state = stateAt(start);
	for (let step = 0; ; step++) {
		for (let i = 0; i < n; i++) {
			weights[i] = family.variance(state.means[i]);
			residuals[i] = y[i] - state.means[i];
		}
		const solved = invert(withPenalties(crossProducts(columns, weights), penalties));
		if (!solved) return undefined;
		const gradient = new Float64Array(p);
		for (let j = 0; j < p; j++) {
			let sum = -penalties[j] * state.beta[j];
			const own = columns[j];
			for (let i = 0; i < n; i++) sum += own[i] * residuals[i];
			gradient[j] = sum;
		}
		const direction = times(solved.inverse, gradient);
		let decrement = 0;
		for (let j = 0; j < p; j++) decrement += gradient[j] * direction[j];
		const isSettled = decrement <= 1e-20 * (1 + Math.abs(state.value));
		const done = (converged: boolean): PenalisedFit => ({
			beta: state.beta,
			penalties,
			...solved,
			deviance: state.deviance,
			predictors: state.predictors,
			means: state.means,
			converged,
		});
		if (isSettled) return done(true);
		if (step === MAXIMUM_STEPS) return done(false);
		let size = 1;
		let next = stateAt(state.beta.map((value, j) => value + direction[j]));
		while (!(next.value <= state.value + 1e-13 * Math.abs(state.value)) && size > 1e-10) {
			size /= 2;
			next = stateAt(state.beta.map((value, j) => value + size * direction[j]));
		}
		if (size <= 1e-10) return done(decrement < 1e-10);
		state = next;
	}
}

function predictorsOf({ columns, offset }: Problem, beta: Float64Array): Float64Array {
	const result = Float64Array.from(offset);
	for (let j = 0; j < columns.length; j++) {
		const own = columns[j];
		const value = beta[j];
		for (let i = 0; i < result.length; i++) result[i] += own[i] * value;
	}
	return result;
}

const ROWS_AT_ONCE = 1024;

/** X' diag(w) X, p x p, rows taken in order, some at a time so that they stay near the processor. */
export function crossProducts(columns: readonly Float64Array[], weights?: Float64Array): Float64Array {
	const p = columns.length;
	const n = columns[0].length;
	const result = new Float64Array(p * p);
	const weighted = new Float64Array(ROWS_AT_ONCE);
	for (let from = 0; from < n; from += ROWS_AT_ONCE) {
		const to = Math.min(n, from + ROWS_AT_ONCE);
		for (let i = 0; i < p; i++) {
			const own = columns[i];
			if (weights) for (let t = from; t < to; t++) weighted[t - from] = own[t] * weights[t];
			else for (let t = from; t < to; t++) weighted[t - from] = own[t];
			for (let j = 0; j <= i; j++) result[i * p + j] += dotFrom(weighted, columns[j], from, to);
		}
	}
	for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) result[j * p + i] = result[i * p + j];
	return result;
}

/** Four sums side by side: they need not wait for one another. */
function dotFrom(a: Float64Array, b: Float64Array, from: number, to: number): number {
	let s0 = 0;
	let s1 = 0;
	let s2 = 0;
	let s3 = 0;
	const length = to - from;
	let t = 0;
	for (; t + 3 < length; t += 4) {
		const u = from + t;
		s0 += a[t] * b[u];
		s1 += a[t + 1] * b[u + 1];
		s2 += a[t + 2] * b[u + 2];
		s3 += a[t + 3] * b[u + 3];
	}
	for (; t < length; t++) s0 += a[t] * b[from + t];
	return s0 + s1 + (s2 + s3);
}

function withPenalties(xx: Float64Array, penalties: Float64Array): Float64Array {
	const p = penalties.length;
	const result = Float64Array.from(xx);
	for (let j = 0; j < p; j++) result[j * p + j] += penalties[j];
	return result;
}

/** Inverse and log determinant, after scaling to a diagonal of 1 so that large penalties cost no precision elsewhere. */
function invert(h: Float64Array): { readonly inverse: Float64Array; readonly logDeterminant: number } | undefined {
	const p = Math.round(Math.sqrt(h.length));
	const scale = new Float64Array(p);
	let logDeterminant = 0;
	for (let j = 0; j < p; j++) {
		const diagonal = h[j * p + j];
		if (!(diagonal > 0)) return undefined;
		scale[j] = 1 / Math.sqrt(diagonal);
		logDeterminant += Math.log(diagonal);
	}
	const scaled = new Float64Array(p * p);
	for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) scaled[i * p + j] = h[i * p + j] * scale[i] * scale[j];
	const factor = choleskyFactor({ values: scaled, nRows: p, nColumns: p });
	if (!factor) return undefined;
	for (let j = 0; j < p; j++) {
		const pivot = factor.values[j * p + j];
		if (pivot * pivot < SMALLEST_PIVOT) return undefined;
		logDeterminant += 2 * Math.log(pivot);
	}
	const inverse = (choleskyInverse(factor) as Matrix).values;
	for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) inverse[i * p + j] *= scale[i] * scale[j];
	return { inverse, logDeterminant };
}

/** Less than this share of a column's squares left without the others: no smooth is told apart from the rest. */
const SMALLEST_PIVOT = 1e-13;

export function times(a: Float64Array, x: Float64Array): Float64Array {
	const p = x.length;
	const result = new Float64Array(p);
	for (let i = 0; i < p; i++) {
		let sum = 0;
		for (let j = 0; j < p; j++) sum += a[i * p + j] * x[j];
		result[i] = sum;
	}
	return result;
}
