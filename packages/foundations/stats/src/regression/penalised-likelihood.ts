import type { Samples } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";

/** A logistic model at given coefficients, with what the penalty of Jeffreys adds. */
export interface PenalisedState {
	/** Log likelihood plus half the log determinant of the information; -Infinity where the information is singular. */
	readonly logLikelihood: number;
	/** Modified score, k. */
	readonly score: Float64Array;
	/** Fisher's information, k x k. */
	readonly information: Matrix;
	/** Diagonal of the hat matrix, n numbers that sum to k. */
	readonly leverages: Float64Array;
	readonly probabilities: Float64Array;
}

/** A maximum of the penalised likelihood, all coefficients free or one of them held. */
export interface PenalisedMaximum {
	readonly coefficients: Float64Array;
	readonly state: PenalisedState;
	readonly nIterations: number;
	readonly converged: boolean;
}

const MAXIMUM_ITERATIONS = 500;

/**
 * Penalised log likelihood l + log|I| / 2 of a logistic model, and its score X'(y - p + h (1/2 - p)) (Firth 1993,
 * doi:10.1093/biomet/80.1.27; Heinze and Schemper 2002, doi:10.1002/sim.1047, equation 2).
 */
export function penalisedStateAt(design: Matrix, outcomes: Samples, coefficients: Float64Array): PenalisedState {
	const { nRows: n, nColumns: k, values } = design;
	const probabilities = new Float64Array(n);
	const weights = new Float64Array(n);
	const information = new Float64Array(k * k);
	let logLikelihood = 0;
	for (let i = 0; i < n; i++) {
		let eta = 0;
		for (let j = 0; j < k; j++) eta += values[i * k + j] * coefficients[j];
		const probability = inverseLogit(eta);
		const signed = outcomes[i] === 1 ? eta : -eta;
		logLikelihood -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
		probabilities[i] = probability;
		weights[i] = probability * inverseLogit(-eta);
		for (let j = 0; j < k; j++) {
			const weighted = weights[i] * values[i * k + j];
			for (let m = 0; m <= j; m++) information[j * k + m] += weighted * values[i * k + m];
		}
	}
	const matrix: Matrix = { values: information, nRows: k, nColumns: k };
	const score = new Float64Array(k);
	const leverages = new Float64Array(n);
	const factor = choleskyFactor(matrix);
	if (factor === undefined) {
		return { logLikelihood: Number.NEGATIVE_INFINITY, score, information: matrix, leverages, probabilities };
	}
	for (let j = 0; j < k; j++) logLikelihood += Math.log(factor.values[j * k + j]);
	const solved = new Float64Array(k);
	for (let i = 0; i < n; i++) {
		// The leverage is the squared length of L^-1 x, times the weight.
		let length = 0;
		for (let j = 0; j < k; j++) {
			let sum = values[i * k + j];
			for (let m = 0; m < j; m++) sum -= factor.values[j * k + m] * solved[m];
			solved[j] = sum / factor.values[j * k + j];
			length += solved[j] * solved[j];
		}
		leverages[i] = weights[i] * length;
		const error = outcomes[i] - probabilities[i] + leverages[i] * (0.5 - probabilities[i]);
		for (let j = 0; j < k; j++) score[j] += values[i * k + j] * error;
	}
	return { logLikelihood, score, information: matrix, leverages, probabilities };
}

/**
 * Maximises the penalised likelihood by Fisher scoring with step halving.
 *
 * @param held - Column whose coefficient stays at its starting value; the penalty is still that of the whole model, as in
 *   Heinze and Schemper's profile and test. None is held when it is left out.
 */
export function maximisePenalised(
	design: Matrix,
	outcomes: Samples,
	start: Float64Array,
	held?: number,
): PenalisedMaximum {
	const k = design.nColumns;
	const free = Array.from({ length: k }, (_, j) => j).filter((j) => j !== held);
	let coefficients = Float64Array.from(start);
	let state = penalisedStateAt(design, outcomes, coefficients);
	if (free.length === 0) return { coefficients, state, nIterations: 0, converged: true };
	for (let nIterations = 0; nIterations < MAXIMUM_ITERATIONS; nIterations++) {
		const factor = choleskyFactor(part(state.information, free));
		if (factor === undefined) return { coefficients, state, nIterations, converged: false };
		const score = Float64Array.from(free, (j) => state.score[j]);
		const step = choleskySolve(factor, score);
		let decrement = 0;
		for (let f = 0; f < free.length; f++) decrement += step[f] * score[f];
		// Twice the expected gain: scoring nears the maximum by a constant factor a step, so that 1e-26 leaves no digit to
		// change.
		if (decrement < 1e-26) return { coefficients, state, nIterations, converged: true };
		let size = 1;
		let moved = stepped(coefficients, free, step, size);
		let next = penalisedStateAt(design, outcomes, moved);
		while (!(next.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)) && size > 1e-8) {
			size /= 2;
			moved = stepped(coefficients, free, step, size);
			next = penalisedStateAt(design, outcomes, moved);
		}
		coefficients = moved;
		state = next;
	}
	return { coefficients, state, nIterations: MAXIMUM_ITERATIONS, converged: false };
}

function part({ values, nColumns: k }: Matrix, kept: readonly number[]): Matrix {
	const size = kept.length;
	const result = new Float64Array(size * size);
	for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) result[i * size + j] = values[kept[i] * k + kept[j]];
	return { values: result, nRows: size, nColumns: size };
}

function stepped(
	from: Float64Array,
	free: readonly number[],
	step: Float64Array,
	size: number,
): Float64Array<ArrayBuffer> {
	const result = Float64Array.from(from);
	for (let f = 0; f < free.length; f++) result[free[f]] += size * step[f];
	return result;
}
