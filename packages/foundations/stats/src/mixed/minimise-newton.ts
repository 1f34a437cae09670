import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Part } from "./criterion.ts";

export interface Minimum {
	readonly at: Float64Array;
	readonly nIterations: number;
	readonly converged: boolean;
}

/** The step foretells a fall of the deviance below this: far below what matters (1e-8), above rounding of large deviances. */
const SMALLEST_FALL = 1e-12;
const MAXIMUM_ITERATIONS = 200;

/**
 * Minimum of a smooth function of a few numbers by Newton's method. Where the Hessian is not positive definite, or a step
 * does not lower the value, a growing multiple of the unit matrix is added (Levenberg-Marquardt). No random numbers.
 *
 * @param evaluate - The function with gradient (order 1) and Hessian (order 2); a value that is not finite is refused as a step.
 *
 * Source: Nocedal J, Wright SJ. Numerical optimization, 2nd ed. 2006, doi:10.1007/978-0-387-40065-5, chapters 3 and 4.
 */
export function minimiseNewton(evaluate: (at: Float64Array, order: 0 | 2) => Part, start: Float64Array): Minimum {
	const k = start.length;
	let at = Float64Array.from(start);
	if (k === 0) return { at, nIterations: 0, converged: true };
	let current = evaluate(at, 2);
	let damping = 0;
	for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
		let moved = false;
		for (let attempt = 0; attempt < 60; attempt++) {
			const step = newtonStep(current, damping);
			if (step === undefined) {
				damping = grown(damping, current.hessian, k);
				continue;
			}
			const next = at.map((value, i) => value - step[i]);
			let fall = 0;
			for (let i = 0; i < k; i++) fall += step[i] * current.gradient[i];
			if (fall < SMALLEST_FALL && damping === 0) {
				// The last step is taken when it is as small as it says: it is exact to second order.
				const last = evaluate(next, 0).value;
				const better = last <= current.value + 1e-9 * (1 + Math.abs(current.value)) * 1e-3;
				return { at: better ? next : at, nIterations: iteration, converged: true };
			}
			const { value } = evaluate(next, 0);
			if (value < current.value) {
				at = next;
				moved = true;
				damping = damping < 1e-8 * largestDiagonal(current.hessian, k) ? 0 : damping / 8;
				break;
			}
			if (damping > 1e12 * largestDiagonal(current.hessian, k)) break;
			damping = grown(damping, current.hessian, k);
		}
		if (!moved) return { at, nIterations: iteration, converged: isFlat(current) };
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

function grown(damping: number, hessian: Float64Array, k: number): number {
	return damping === 0 ? 1e-3 * largestDiagonal(hessian, k) : damping * 4;
}

function largestDiagonal(hessian: Float64Array, k: number): number {
	let largest = 1e-300;
	for (let i = 0; i < k; i++) largest = Math.max(largest, Math.abs(hessian[i * k + i]));
	return largest;
}

/** No step lowers the value, and the slope is what rounding leaves of 0. */
function isFlat({ value, gradient, hessian }: Part): boolean {
	const scale = Math.sqrt(largestDiagonal(hessian, gradient.length) * (1 + Math.abs(value)));
	return gradient.every((slope) => Math.abs(slope) <= 1e-6 * scale);
}
