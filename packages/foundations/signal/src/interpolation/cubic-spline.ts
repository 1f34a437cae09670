import { checkMinimumLength, checkSameLength, type Samples } from "@quickening/core";
import { checkRisingTimes } from "./check-rising-times.ts";

/** A piecewise cubic: on [x[i], x[i+1]] it is y + b h + c h^2 + d h^3 with h = t - x[i]. */
export interface CubicPieces {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly b: Float64Array;
	readonly c: Float64Array;
	readonly d: Float64Array;
}

/**
 * Cubic spline through points: smooth to the second derivative, and to the third at the second and the last but one point
 * ("not-a-knot", what SciPy and MATLAB do by default). With three points it is the parabola through them.
 *
 * @param x - Rising, length n >= 2.
 * @param y - Length n, finite.
 * @throws InvalidInputError when the lengths differ, n < 2 or x does not rise.
 *
 * Source: de Boor, A Practical Guide to Splines, 1978, chapter IV.
 * Agrees with: SciPy 1.17.1, `CubicSpline`, to 1e-12 of the largest value (tests/peers/scipy).
 */
export function cubicSpline(x: Samples, y: Samples): CubicPieces {
	checkSameLength("cubicSpline", { argument: "x", values: x }, { argument: "y", values: y });
	checkMinimumLength("cubicSpline", "x", x, 2);
	checkRisingTimes("cubicSpline", "x", x);
	const n = x.length;
	const knots = Float64Array.from(x);
	const heights = Float64Array.from(y);
	const slopes =
		n === 2 ? lineSlopes(knots, heights) : n === 3 ? parabolaSlopes(knots, heights) : notAKnotSlopes(knots, heights);
	const c = new Float64Array(n - 1);
	const d = new Float64Array(n - 1);
	for (let i = 0; i < n - 1; i++) {
		const h = knots[i + 1] - knots[i];
		const secant = (heights[i + 1] - heights[i]) / h;
		c[i] = (3 * secant - 2 * slopes[i] - slopes[i + 1]) / h;
		d[i] = (slopes[i] + slopes[i + 1] - 2 * secant) / (h * h);
	}
	return { x: knots, y: heights, b: slopes, c, d };
}

function lineSlopes(x: Float64Array, y: Float64Array): Float64Array {
	return new Float64Array(2).fill((y[1] - y[0]) / (x[1] - x[0]));
}

function parabolaSlopes(x: Float64Array, y: Float64Array): Float64Array {
	const first = (y[1] - y[0]) / (x[1] - x[0]);
	const second = (y[2] - y[1]) / (x[2] - x[1]);
	const curve = (second - first) / (x[2] - x[0]);
	return Float64Array.of(first - curve * (x[1] - x[0]), first + curve * (x[1] - x[0]), second + curve * (x[2] - x[1]));
}

/** Slopes at the knots, by a tridiagonal system whose first and last rows say "not a knot". */
function notAKnotSlopes(x: Float64Array, y: Float64Array): Float64Array {
	const n = x.length;
	const diagonal = new Float64Array(n);
	const above = new Float64Array(n);
	const below = new Float64Array(n);
	const right = new Float64Array(n);
	let h0 = x[1] - x[0];
	let h1 = x[2] - x[1];
	let s0 = (y[1] - y[0]) / h0;
	let s1 = (y[2] - y[1]) / h1;
	diagonal[0] = h1;
	above[0] = x[2] - x[0];
	right[0] = ((h0 + 2 * above[0]) * h1 * s0 + h0 * h0 * s1) / above[0];
	for (let i = 1; i < n - 1; i++) {
		h0 = x[i] - x[i - 1];
		h1 = x[i + 1] - x[i];
		s0 = (y[i] - y[i - 1]) / h0;
		s1 = (y[i + 1] - y[i]) / h1;
		below[i] = h1;
		diagonal[i] = 2 * (h0 + h1);
		above[i] = h0;
		right[i] = 3 * (h1 * s0 + h0 * s1);
	}
	diagonal[n - 1] = h0;
	below[n - 1] = x[n - 1] - x[n - 3];
	right[n - 1] = (h1 * h1 * s0 + (2 * below[n - 1] + h1) * h0 * s1) / below[n - 1];
	for (let i = 1; i < n; i++) {
		const factor = below[i] / diagonal[i - 1];
		diagonal[i] -= factor * above[i - 1];
		right[i] -= factor * right[i - 1];
	}
	right[n - 1] /= diagonal[n - 1];
	for (let i = n - 2; i >= 0; i--) right[i] = (right[i] - above[i] * right[i + 1]) / diagonal[i];
	return right;
}
