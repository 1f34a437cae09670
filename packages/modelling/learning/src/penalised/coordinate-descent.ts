import {
	descend,
	devianceOf,
	linearPredictor,
	notConverged,
	objectiveOf,
	optimalityBound,
	optimalityGoal,
	type PenalisedProblem,
	quadraticAt,
	type SolverEnd,
} from "./likelihood.ts";

/**
 * Lasso and elastic-net logistic regression: a quadratic approximation at the current coefficients, minimised one
 * coefficient at a time with soft thresholding, until the optimality conditions of the full problem hold.
 *
 * @param problem - Standardised columns, outcomes, lambda > 0 and lassoShare > 0.
 * @param beta - Starting value, intercept first; overwritten with the solution.
 */
export function coordinateDescent(problem: PenalisedProblem, beta: Float64Array): SolverEnd {
	const { nRows, nColumns, lambda, lassoShare } = problem;
	const k = nColumns + 1;
	const eta = new Float64Array(nRows);
	const gradient = new Float64Array(k);
	const curvature = new Float64Array(k * k);
	const target = new Float64Array(k);
	linearPredictor(problem, beta, eta);
	let objective = objectiveOf(problem, eta, beta);
	let violation = Number.POSITIVE_INFINITY;
	let nIterations = 0;
	for (; nIterations < 500; nIterations++) {
		quadraticAt(problem, eta, gradient, curvature);
		violation = optimalityViolation(beta, gradient, lambda, lassoShare);
		if (violation < optimalityGoal) break;
		target.set(beta);
		sweep(target, gradient, curvature, lambda, lassoShare);
		let largestStep = 0;
		for (let j = 0; j < k; j++) largestStep = Math.max(largestStep, Math.abs(target[j] - beta[j]));
		if (violation < optimalityBound && largestStep < 1e-14) break;
		objective = descend(problem, { beta, target, eta, objective });
	}
	return {
		nIterations,
		deviance: devianceOf(eta, problem.outcomes),
		warnings: violation <= optimalityBound ? [] : [notConverged],
	};
}

/** Minimises the penalised quadratic model in place; `gradient` ends as the model's gradient at the minimum. */
function sweep(
	b: Float64Array,
	gradient: Float64Array,
	curvature: Float64Array,
	lambda: number,
	lassoShare: number,
): void {
	const k = b.length;
	for (let round = 0; round < 10_000; round++) {
		let largest = 0;
		for (let j = 0; j < k; j++) {
			const diagonal = curvature[j * k + j];
			if (diagonal <= 0) continue;
			const free = gradient[j] + diagonal * b[j];
			const next =
				j === 0 ? free / diagonal : softThreshold(free, lambda * lassoShare) / (diagonal + lambda * (1 - lassoShare));
			const change = next - b[j];
			if (change === 0) continue;
			b[j] = next;
			for (let m = 0; m < k; m++) gradient[m] -= curvature[m * k + j] * change;
			largest = Math.max(largest, Math.abs(change));
		}
		if (largest < 1e-15) return;
	}
}

function optimalityViolation(beta: Float64Array, gradient: Float64Array, lambda: number, lassoShare: number): number {
	let violation = Math.abs(gradient[0]);
	for (let j = 1; j < beta.length; j++) {
		const pull = gradient[j] - lambda * (1 - lassoShare) * beta[j];
		const excess =
			beta[j] === 0
				? Math.max(0, Math.abs(pull) - lambda * lassoShare)
				: Math.abs(pull - lambda * lassoShare * Math.sign(beta[j]));
		violation = Math.max(violation, excess);
	}
	return violation;
}

function softThreshold(x: number, bound: number): number {
	return x > bound ? x - bound : x < -bound ? x + bound : 0;
}
