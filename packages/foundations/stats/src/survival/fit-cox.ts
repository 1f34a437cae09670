import { InvalidInputError, type Warning } from "@quickening/core";
import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import { backSolved } from "./back-solved.ts";
import type { CoxData } from "./cox-data.ts";
import { type CoxTies, coxEvaluation } from "./cox-likelihood.ts";

export interface FoundCox {
	readonly beta: Float64Array;
	/** Cholesky factor of the information at beta. */
	readonly factor: Matrix;
	readonly logLikelihood: number;
	readonly nullLogLikelihood: number;
	/** Rao's statistic at 0. */
	readonly score: number;
	readonly nIterations: number;
	/** Why there are no estimates. */
	readonly warning?: Warning;
}

const MAXIMUM_ITERATIONS = 60;
/** Of a step, as the change of the linear predictor's standard deviation: e^2 between one participant and the next. */
const LONGEST_STEP = 2;

/**
 * Maximum of the partial likelihood by Newton's method from 0, with step halving; the columns have mean square 1.
 *
 * A likelihood that rises for ever is told by its steps: near a maximum they shrink as their squares, here they stay as long
 * while
 * what they gain dies away.
 *
 * @throws InvalidInputError when the information at 0 is singular: a column does not vary within any risk set.
 */
export function fitCox(
	where: string,
	data: CoxData,
	ties: CoxTies,
	names: readonly string[],
	r: Float64Array,
): FoundCox {
	const p = data.nColumns;
	const informationOf = (values: Float64Array): Matrix => ({ values, nRows: p, nColumns: p });
	let beta = new Float64Array(p);
	let state = coxEvaluation(data, ties, beta);
	const nullLogLikelihood = state.logLikelihood;
	let factor = choleskyFactor(informationOf(state.information));
	if (!factor) {
		throw new InvalidInputError(
			`${where}: features must vary among those at risk together; got columns (${names.join(", ")}) of which a combination never does. ` +
				"It may be constant within strata, or be told by the time of entry.",
			{ code: "rank-deficient", argument: "features", received: names.join(", ") },
		);
	}
	const initial = choleskySolve(factor, state.gradient);
	const score = dot(initial, state.gradient);
	let nIterations = 0;
	let nLong = 0;
	let step = initial;
	const give = (warning?: Warning): FoundCox => ({
		beta,
		factor: factor as Matrix,
		logLikelihood: state.logLikelihood,
		nullLogLikelihood,
		score,
		nIterations,
		...(warning && { warning }),
	});
	for (; nIterations < MAXIMUM_ITERATIONS; nIterations++) {
		const decrement = dot(step, state.gradient);
		const length = Math.sqrt(dot(step, step));
		// Newton's decrement is twice the gain to be expected; the step that is left then squares what is wrong: its last digits.
		if (decrement < 1e-16 || (length < 1e-12 && decrement < 1e-12)) {
			const last = moved(beta, step, 1);
			const end = coxEvaluation(data, ties, last);
			const endFactor = choleskyFactor(informationOf(end.information));
			if (endFactor) [beta, state, factor] = [last, end, endFactor];
			return give();
		}
		nLong = decrement < 1e-3 && length > 0.1 ? nLong + 1 : 0;
		if (nLong >= 5) return give(monotone(step, names, r));
		let size = Math.min(1, LONGEST_STEP / length);
		let candidate = moved(beta, step, size);
		let next = coxEvaluation(data, ties, candidate);
		let nextFactor = choleskyFactor(informationOf(next.information));
		const lowest = state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood);
		while (!(nextFactor && next.logLikelihood >= lowest) && size > 1e-6) {
			size /= 2;
			candidate = moved(beta, step, size);
			next = coxEvaluation(data, ties, candidate);
			nextFactor = choleskyFactor(informationOf(next.information));
		}
		if (!nextFactor) return give(monotone(step, names, r));
		beta = candidate;
		state = next;
		factor = nextFactor;
		step = choleskySolve(factor, state.gradient);
	}
	return give({ code: "not-converged", message: `The estimates did not settle in ${MAXIMUM_ITERATIONS} steps.` });
}

function monotone(step: Float64Array, names: readonly string[], r: Float64Array): Warning {
	// The step in the columns as given, each in units of its standard deviation.
	const p = step.length;
	const sizes = backSolved(step, r, p).map((value, j) => {
		let square = 0;
		for (let i = 0; i <= j; i++) square += r[i * p + j] ** 2;
		return Math.abs(value) * Math.sqrt(square);
	});
	const largest = Math.max(...sizes);
	const involved = names.filter((_, j) => sizes[j] > 0.01 * largest);
	return {
		code: "monotone-likelihood",
		message:
			`The likelihood rises without end along ${involved.join(", ")}: at every event the one who had it was at the end of those at risk. ` +
			"No finite estimate exists. Join categories, or leave the column out.",
	};
}

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
	return sum;
}

function moved(beta: Float64Array, step: Float64Array, size: number): Float64Array<ArrayBuffer> {
	return Float64Array.from(beta, (value, j) => value + size * step[j]);
}
