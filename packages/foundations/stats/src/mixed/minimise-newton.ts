import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
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
/** A direction with less than this share of the largest curvature is flat: the value does not depend on it. */
const FLAT_SHARE = 1e-11;

/**
 * Minimum of a smooth function of a few numbers by Newton's method: along each axis of the Hessian by its curvature, downhill
 * also where that is negative. Where a step does not lower the value, a growing number is added to the curvatures
 * (Levenberg-Marquardt). Directions on which the value does not depend are left alone. No random numbers.
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
		if (!current.hessian.every(Number.isFinite)) return { at, nIterations: iteration, converged: false };
		const axes = axesOf(current);
		let damping = 0;
		let moved = false;
		for (let attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
			const { step, fall } = stepAlong(axes, damping);
			const next = at.map((value, i) => value - step[i]);
			if (damping === 0 && fall < SMALLEST_FALL) return { at: next, nIterations: iteration, converged: true };
			if (evaluate(next, 0).value < current.value) {
				at = next;
				moved = true;
				lastDamping = damping;
				break;
			}
			damping = damping === 0 ? Math.max(1e-3 * axes.largest, lastDamping / 16) : damping * 4;
		}
		if (!moved) return { at, nIterations: iteration, converged: isFlat(current, axes.largest) };
		current = evaluate(at, 2);
	}
	return { at, nIterations: MAXIMUM_ITERATIONS, converged: false };
}

interface Axes {
	/** Curvatures, and the slope along each axis. */
	readonly curvatures: Float64Array;
	readonly slopes: Float64Array;
	readonly vectors: Float64Array;
	readonly largest: number;
}

function axesOf({ gradient, hessian }: Part): Axes {
	const k = gradient.length;
	const { values, vectors } = symmetricEigen({ values: hessian, nRows: k, nColumns: k });
	const slopes = new Float64Array(k);
	for (let m = 0; m < k; m++) for (let i = 0; i < k; i++) slopes[m] += vectors.values[i * k + m] * gradient[i];
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
	return { curvatures: values, slopes, vectors: vectors.values, largest };
}

function stepAlong(
	{ curvatures, slopes, vectors, largest }: Axes,
	damping: number,
): { step: Float64Array; fall: number } {
	const k = slopes.length;
	const step = new Float64Array(k);
	let fall = 0;
	for (let m = 0; m < k; m++) {
		const curvature = Math.abs(curvatures[m]);
		if (curvature <= FLAT_SHARE * largest) continue;
		const length = slopes[m] / (curvature + damping);
		fall += (length * slopes[m]) / 2;
		for (let i = 0; i < k; i++) step[i] += vectors[i * k + m] * length;
	}
	return { step, fall };
}

/** No step lowers the value, and the slope is what rounding leaves of 0. */
function isFlat({ value, gradient }: Part, curvature: number): boolean {
	const rounding = 1e-13 * (1 + Math.abs(value));
	return gradient.every((slope) => (slope * slope) / curvature <= rounding);
}
