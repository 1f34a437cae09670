import type { Samples, Warning } from "@quickening/core";

/** A penalised likelihood to be maximised; columns are standardised and stored one after another. */
export interface PenalisedProblem {
	readonly columns: Float64Array;
	readonly nRows: number;
	readonly nColumns: number;
	readonly outcomes: Samples;
	readonly lambda: number;
	readonly lassoShare: number;
}

/** How a solver ended; the solution itself is written into `beta` (intercept first). */
export interface SolverEnd {
	readonly nIterations: number;
	readonly deviance: number;
	readonly warnings: readonly Warning[];
}

/** Largest violation of the optimality conditions that counts as solved (gradient of the mean log likelihood). */
export const optimalityBound = 1e-10;
/** Where the solvers stop of their own accord; rounding in the gradient is about 1e-16. */
export const optimalityGoal = 1e-13;

export const notConverged: Warning = {
	code: "not-converged",
	message: `The optimality conditions are not met to ${optimalityBound}; the coefficients are approximate.`,
};
export const separation: Warning = {
	code: "separation",
	message: "The columns separate the outcomes and there is no penalty: the coefficients have no finite maximum.",
};

/** Linear predictor of every row. */
export function linearPredictor(problem: PenalisedProblem, beta: Float64Array, out: Float64Array): void {
	const { columns, nRows, nColumns } = problem;
	out.fill(beta[0]);
	for (let m = 0; m < nColumns; m++) {
		const b = beta[m + 1];
		if (b === 0) continue;
		const start = m * nRows;
		for (let i = 0; i < nRows; i++) out[i] += b * columns[start + i];
	}
}

/** Mean negative log likelihood, its gradient (upwards) and its curvature, at a linear predictor. */
export function quadraticAt(
	problem: PenalisedProblem,
	eta: Float64Array,
	gradient: Float64Array,
	curvature: Float64Array,
): void {
	const { columns, nRows, nColumns, outcomes } = problem;
	const k = nColumns + 1;
	const error = new Float64Array(nRows);
	const weight = new Float64Array(nRows);
	let sumError = 0;
	let sumWeight = 0;
	for (let i = 0; i < nRows; i++) {
		const x = eta[i];
		const odds = Math.exp(-Math.abs(x));
		const far = odds / (1 + odds);
		const probability = x >= 0 ? 1 - far : far;
		error[i] = outcomes[i] === 1 ? (x >= 0 ? far : 1 - far) : -probability;
		weight[i] = far * (1 - far);
		sumError += error[i];
		sumWeight += weight[i];
	}
	gradient[0] = sumError / nRows;
	curvature[0] = sumWeight / nRows;
	for (let j = 0; j < nColumns; j++) {
		const a = j * nRows;
		let g = 0;
		let h = 0;
		for (let i = 0; i < nRows; i++) {
			g += columns[a + i] * error[i];
			h += columns[a + i] * weight[i];
		}
		gradient[j + 1] = g / nRows;
		curvature[(j + 1) * k] = h / nRows;
		curvature[j + 1] = h / nRows;
		for (let m = 0; m <= j; m++) {
			const b = m * nRows;
			let sum = 0;
			for (let i = 0; i < nRows; i++) sum += columns[a + i] * weight[i] * columns[b + i];
			curvature[(j + 1) * k + m + 1] = sum / nRows;
			curvature[(m + 1) * k + j + 1] = sum / nRows;
		}
	}
}

/** -2 log likelihood of a linear predictor. */
export function devianceOf(eta: Float64Array, outcomes: Samples): number {
	let sum = 0;
	for (let i = 0; i < eta.length; i++) {
		const signed = outcomes[i] === 1 ? eta[i] : -eta[i];
		sum += signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
	}
	return 2 * sum;
}

/** What is minimised: mean negative log likelihood plus penalty. */
export function objectiveOf(problem: PenalisedProblem, eta: Float64Array, beta: Float64Array): number {
	let squares = 0;
	let absolutes = 0;
	for (let m = 1; m < beta.length; m++) {
		squares += beta[m] * beta[m];
		absolutes += Math.abs(beta[m]);
	}
	const { lambda, lassoShare } = problem;
	return (
		devianceOf(eta, problem.outcomes) / (2 * problem.nRows) +
		lambda * (0.5 * (1 - lassoShare) * squares + lassoShare * absolutes)
	);
}

/**
 * Moves from `beta` towards `target` by the longest of 1, 1/2, 1/4 ... that does not raise the objective beyond rounding.
 *
 * @returns The new objective; `beta` and `eta` are updated in place.
 */
export function descend(
	problem: PenalisedProblem,
	{ beta, target, eta, objective }: { beta: Float64Array; target: Float64Array; eta: Float64Array; objective: number },
): number {
	const from = Float64Array.from(beta);
	for (let size = 1; ; size /= 2) {
		for (let m = 0; m < beta.length; m++) beta[m] = size === 1 ? target[m] : from[m] + size * (target[m] - from[m]);
		linearPredictor(problem, beta, eta);
		const next = objectiveOf(problem, eta, beta);
		if (next <= objective + 1e-13 * Math.abs(objective) || size < 1e-9) return next;
	}
}
