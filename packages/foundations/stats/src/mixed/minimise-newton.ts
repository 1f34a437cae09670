import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Part } from "./criterion.ts";

export interface Minimum {
	readonly at: Float64Array;
	readonly nIterations: number;
	readonly converged: boolean;
}

/**
 * Newton's step foretells a fall of the deviance below this: a step of 3e-5 standard errors, which it takes, and then is right to
 * its square.
 */
const SMALLEST_FALL = 1e-9;
const MAXIMUM_ITERATIONS = 200;
/** Damping grows fourfold from 1e-3 of the curvature: past 40 times there is no step that lowers the value. */
const MAXIMUM_ATTEMPTS = 40;

/**
 * Minimum of a smooth function of a few numbers by Newton's method. Where the Hessian is not positive definite, or a step
 * does not lower the value, a growing multiple of the unit matrix is added (Levenberg-Marquardt). No random numbers.
 *
 * @param evaluate - The function with gradient and Hessian (order 2) or alone (order 0); a value that is not finite is refused
 *   as a step.
 *
 * Source: Nocedal J, Wright SJ. Numerical optimization, 2nd ed. 2006, doi:10.1007/978-0-387-40065-5, chapters 3 and 4.
 */
export function minimiseNewton(evaluate: (at: Float64Array, order: 0 | 2) => Part, start: Float64Array): Minimum {
	const k = start.length;
	let at = Float64Array.from(start);
	if (k === 0) return { at, nIterations: 0, converged: true };
	let current = evaluate(at, 2);
	let lastDamping = 0;
	for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
		const curvature = largestDiagonal(current.hessian, k);
		let damping = 0;
		let moved = false;
		for (let attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
			const step = newtonStep(current, damping);
			if (step) {
				const next = at.map((value, i) => value - step[i]);
				let fall = 0;
				for (let i = 0; i < k; i++) fall += (step[i] * current.gradient[i]) / 2;
				if (damping === 0 && fall < SMALLEST_FALL) return { at: next, nIterations: iteration, converged: true };
				if (evaluate(next, 0).value < current.value) {
					at = next;
					moved = true;
					lastDamping = damping;
					break;
				}
			}
			damping = damping === 0 ? Math.max(1e-3 * curvature, lastDamping / 16) : damping * 4;
		}
		if (!moved) return { at, nIterations: iteration, converged: isFlat(current, curvature) };
		current = evaluate(at, 2);
	}
	return { at, nIterations: MAXIMUM_ITERATIONS, converged: false };
}

function newtonStep({ gradient, hessian }: Part, damping: number): Float64Array | undefined {
	const k = gradient.length;
	const values = Float64Array.from(hessian);
	for (let i = 0; i < k; i++) values[i * k + i] += damping;
	const factor = choleskyFactor({ values, nRows: k, nColumns: k });
	return factor && choleskySolve(factor, gradient);
}

function largestDiagonal(hessian: Float64Array, k: number): number {
	let largest = 1e-300;
	for (let i = 0; i < k; i++) largest = Math.max(largest, Math.abs(hessian[i * k + i]));
	return largest;
}

/** No step lowers the value, and the slope is what rounding leaves of 0. */
function isFlat({ value, gradient }: Part, curvature: number): boolean {
	const rounding = 1e-13 * (1 + Math.abs(value));
	return gradient.every((slope) => (slope * slope) / curvature <= rounding);
}
