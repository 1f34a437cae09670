import { checkMinimumLength, checkSameLength, type Samples } from "@quickening/core";
import { checkRisingTimes } from "./check-rising-times.ts";
import type { CubicPieces } from "./cubic-spline.ts";

/**
 * Monotone cubic through points: never above or below its two neighbours, so that nothing is invented between readings.
 *
 * @param x - Rising, length n >= 2.
 * @param y - Length n, finite.
 * @throws InvalidInputError when the lengths differ, n < 2 or x does not rise.
 *
 * Source: Fritsch and Butland 1984, doi:10.1137/0905021; ends as in Moler, Numerical Computing with MATLAB, 2004.
 * Agrees with: SciPy 1.17.1, `PchipInterpolator`, to 1e-12 of the largest value (tests/peers/scipy).
 */
export function pchip(x: Samples, y: Samples): CubicPieces {
	checkSameLength("pchip", { argument: "x", values: x }, { argument: "y", values: y });
	checkMinimumLength("pchip", "x", x, 2);
	checkRisingTimes("pchip", "x", x);
	const n = x.length;
	const secants = new Float64Array(n - 1);
	for (let i = 0; i < n - 1; i++) secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
	const slopes = new Float64Array(n);
	if (n === 2) slopes.fill(secants[0]);
	for (let i = 1; i < n - 1; i++) {
		const before = secants[i - 1];
		const after = secants[i];
		if (before * after <= 0) continue;
		const w1 = 2 * (x[i + 1] - x[i]) + (x[i] - x[i - 1]);
		const w2 = x[i + 1] - x[i] + 2 * (x[i] - x[i - 1]);
		slopes[i] = (w1 + w2) / (w1 / before + w2 / after);
	}
	if (n > 2) {
		slopes[0] = endSlope(x[1] - x[0], x[2] - x[1], secants[0], secants[1]);
		slopes[n - 1] = endSlope(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secants[n - 2], secants[n - 3]);
	}
	const c = new Float64Array(n - 1);
	const d = new Float64Array(n - 1);
	for (let i = 0; i < n - 1; i++) {
		const h = x[i + 1] - x[i];
		c[i] = (3 * secants[i] - 2 * slopes[i] - slopes[i + 1]) / h;
		d[i] = (slopes[i] + slopes[i + 1] - 2 * secants[i]) / (h * h);
	}
	return { x: Float64Array.from(x), y: Float64Array.from(y), b: slopes, c, d };
}

/** The one-sided slope of three points, held back where it would overshoot. */
function endSlope(h0: number, h1: number, s0: number, s1: number): number {
	const slope = ((2 * h0 + h1) * s0 - h0 * s1) / (h0 + h1);
	if (Math.sign(slope) !== Math.sign(s0)) return 0;
	return Math.sign(s0) !== Math.sign(s1) && Math.abs(slope) > 3 * Math.abs(s0) ? 3 * s0 : slope;
}
