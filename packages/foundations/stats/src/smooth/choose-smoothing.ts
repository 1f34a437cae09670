import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import type { Problem } from "./penalised-fit.ts";
import { type CriterionValue, criterionAt, type SmoothingMethod } from "./smoothing-criterion.ts";

/** Smoothing parameters at the minimum of a criterion. */
export interface ChosenSmoothing {
	readonly logLambda: Float64Array;
	readonly at: CriterionValue;
	readonly converged: boolean;
	readonly nIterations: number;
}

const MAXIMUM_ITERATIONS = 200;
/** Largest change of a log smoothing parameter in one step. */
const LONGEST_STEP = 5;
/** Beyond this a log smoothing parameter, from where a block's penalty equals its information, changes nothing. */
const FARTHEST = 30;

/** Newton's method on log smoothing parameters, steps kept short and downhill; undefined where columns cannot be told apart. */
export function chooseSmoothing(
	problem: Problem,
	method: SmoothingMethod,
	starts: { readonly beta: Float64Array; readonly logLambda: Float64Array },
	logDeterminantOfTurn: number,
): ChosenSmoothing | undefined {
	const m = problem.blocks.length;
	let beta = starts.beta;
	const evaluate = (logLambda: Float64Array) => criterionAt(problem, method, logLambda, beta, logDeterminantOfTurn);
	let logLambda = Float64Array.from(starts.logLambda);
	let at = evaluate(logLambda);
	if (!at) return undefined;
	for (let iteration = 0; iteration < MAXIMUM_ITERATIONS; iteration++) {
		beta = at.fit.beta;
		let largest = 0;
		for (let b = 0; b < m; b++) largest = Math.max(largest, Math.abs(at.gradient[b]));
		// A curve of the score is of the size of this: REML counts in units of log-likelihood, GCV in deviance for each
		// row and row.
		const unit = method === "GCV" ? at.fit.deviance / problem.y.length ** 2 : 1;
		if (largest <= (method === "GCV" ? 1e-8 : 1e-9) * unit)
			return { logLambda, at, converged: true, nIterations: iteration };
		const hessian = at.hessian ?? differences(logLambda, evaluate, m);
		if (!hessian) return undefined;
		const step = downhill(at.gradient, hessian, m, unit);
		let size = 1;
		let next: CriterionValue | undefined;
		let moved = logLambda;
		for (; size > 1e-6; size /= 2) {
			moved = logLambda.map((value, b) => clamp(value + size * step[b], starts.logLambda[b]));
			next = evaluate(moved);
			if (next && next.value <= at.value + 1e-12 * Math.abs(at.value)) break;
		}
		// No step is downhill any more: what is left is rounding, or the edge.
		if (size <= 1e-6 || !next) {
			return { logLambda, at, converged: largest < 1e-5 * Math.max(unit, 1), nIterations: iteration };
		}
		let change = 0;
		for (let b = 0; b < m; b++) change = Math.max(change, Math.abs(moved[b] - logLambda[b]));
		logLambda = moved;
		at = next;
		if (change < 1e-12) return { logLambda, at, converged: true, nIterations: iteration + 1 };
	}
	return { logLambda, at, converged: false, nIterations: MAXIMUM_ITERATIONS };
}

function clamp(value: number, centre: number): number {
	return Math.min(Math.max(value, centre - FARTHEST), centre + FARTHEST);
}

/** Newton's direction with the size of each curvature, whatever its sign, so that it leads downhill. */
function downhill(gradient: Float64Array, hessian: Float64Array, m: number, unit: number): Float64Array {
	const { values, vectors } = symmetricEigen({ values: hessian, nRows: m, nColumns: m });
	const step = new Float64Array(m);
	let longest = 0;
	for (let k = 0; k < m; k++) {
		let along = 0;
		for (let b = 0; b < m; b++) along += vectors.values[b * m + k] * gradient[b];
		const length = -along / Math.max(Math.abs(values[k]), 1e-12 * unit);
		for (let b = 0; b < m; b++) step[b] += vectors.values[b * m + k] * length;
	}
	for (let b = 0; b < m; b++) longest = Math.max(longest, Math.abs(step[b]));
	return longest > LONGEST_STEP ? step.map((value) => (value * LONGEST_STEP) / longest) : step;
}

function differences(
	logLambda: Float64Array,
	evaluate: (logLambda: Float64Array) => CriterionValue | undefined,
	m: number,
): Float64Array | undefined {
	const width = 1e-4;
	const result = new Float64Array(m * m);
	for (let b = 0; b < m; b++) {
		const shifted = (by: number) => evaluate(logLambda.map((value, c) => (b === c ? value + by : value)));
		const [above, below] = [shifted(width), shifted(-width)];
		if (!above || !below) return undefined;
		for (let c = 0; c < m; c++) result[b * m + c] = (above.gradient[c] - below.gradient[c]) / (2 * width);
	}
	for (let b = 0; b < m; b++)
		for (let c = 0; c < b; c++) result[b * m + c] = result[c * m + b] = (result[b * m + c] + result[c * m + b]) / 2;
	return result;
}
