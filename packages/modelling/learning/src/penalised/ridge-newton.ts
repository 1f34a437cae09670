import { InvalidInputError } from "@quickening/core";
import { choleskyFactor, choleskySolve } from "@quickening/stats";
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
	separation,
} from "./likelihood.ts";

/**
 * Ridge logistic regression (or, at lambda 0, maximum likelihood) by Newton's method with Cholesky and step halving.
 *
 * @param problem - Standardised columns, outcomes and lambda; lassoShare is taken as 0.
 * @param beta - Starting value, intercept first; overwritten with the solution.
 * @throws InvalidInputError when lambda is 0 and the columns are collinear.
 */
export function ridgeNewton(problem: PenalisedProblem, beta: Float64Array): SolverEnd {
	const { nRows, nColumns, lambda, outcomes } = problem;
	const k = nColumns + 1;
	const eta = new Float64Array(nRows);
	const gradient = new Float64Array(k);
	const curvature = new Float64Array(k * k);
	const target = new Float64Array(k);
	linearPredictor(problem, beta, eta);
	let objective = objectiveOf(problem, eta, beta);
	let violation = Number.POSITIVE_INFINITY;
	let nIterations = 0;
	for (; nIterations < 200; nIterations++) {
		quadraticAt(problem, eta, gradient, curvature);
		violation = Math.abs(gradient[0]);
		for (let j = 1; j < k; j++) {
			gradient[j] -= lambda * beta[j];
			curvature[j * k + j] += lambda;
			violation = Math.max(violation, Math.abs(gradient[j]));
		}
		const factor = choleskyFactor({ values: curvature, nRows: k, nColumns: k });
		if (factor === undefined) {
			if (nIterations > 0) return { nIterations, deviance: devianceOf(eta, outcomes), warnings: [separation] };
			throw new InvalidInputError(
				`fitPenalisedLogistic: features must not be collinear when lambda is 0; got ${nColumns} columns of lower rank`,
				{ code: "collinear", argument: "features", received: nColumns },
			);
		}
		const step = choleskySolve(factor, gradient);
		let largestStep = 0;
		for (let j = 0; j < k; j++) {
			target[j] = beta[j] + step[j];
			largestStep = Math.max(largestStep, Math.abs(step[j]));
		}
		// Separated outcomes let the gradient vanish too, but only with steps of about 1 for ever: those go on until the
		// curvature is singular.
		if (violation < optimalityGoal && largestStep < 1e-6) break;
		// A step that changes no digit: rounding keeps the gradient from falling further.
		if (violation < optimalityBound && largestStep < 1e-14) break;
		objective = descend(problem, { beta, target, eta, objective });
		// Without a penalty a likelihood of 1 is reached only in the limit, by complete separation.
		if (lambda === 0 && objective < 1e-9) {
			return { nIterations, deviance: devianceOf(eta, outcomes), warnings: [separation] };
		}
	}
	return {
		nIterations,
		deviance: devianceOf(eta, outcomes),
		warnings: violation <= optimalityBound ? [] : [notConverged],
	};
}
