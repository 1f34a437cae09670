import { drawNormal, type Random } from "@quickening/core";
import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import { drawChiSquare } from "./draw-chi-square.ts";

/** A linear regression as estimated, and as drawn from its posterior under a flat prior. */
export interface NormalDraw {
	readonly estimates: Float64Array;
	readonly drawn: Float64Array;
	/** Drawn standard deviation about the line. */
	readonly sigma: number;
}

/**
 * Added to the diagonal of X'X as a share of it: keeps columns that repeat one another apart without a visible bias. As mice
 * has it.
 */
const RIDGE = 1e-5;

/**
 * Draws coefficients and error of a linear regression from their posterior.
 *
 * @param x - n x k with its intercept, columns of about one size. @param y - n outcomes.
 *
 * Source: Rubin 1987, doi:10.1002/9780470316696, example 5.1.
 */
export function normalDraw(random: Random, { values, nRows: n, nColumns: k }: Matrix, y: Float64Array): NormalDraw {
	const products = new Float64Array(k * k);
	const right = new Float64Array(k);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < k; j++) {
			const own = values[i * k + j];
			right[j] += own * y[i];
			for (let m = 0; m <= j; m++) products[j * k + m] += own * values[i * k + m];
		}
	}
	// The intercept is left as it is: its column does not repeat the others, which are about their means.
	for (let j = 1; j < k; j++) {
		products[j * k + j] = products[j * k + j] > 0 ? products[j * k + j] * (1 + RIDGE) : 1;
	}
	const factor = choleskyFactor({ values: products, nRows: k, nColumns: k }) as Matrix;
	const estimates = choleskySolve(factor, right);
	let squares = 0;
	for (let i = 0; i < n; i++) {
		let residual = y[i];
		for (let j = 0; j < k; j++) residual -= values[i * k + j] * estimates[j];
		squares += residual * residual;
	}
	const sigma = Math.sqrt(squares / drawChiSquare(random, Math.max(n - k, 1)));
	return { estimates, drawn: drawnAbout(random, estimates, factor, sigma), sigma };
}

/** estimates + sigma L^-T z: a draw with covariance sigma^2 (L L')^-1. */
function drawnAbout(random: Random, estimates: Float64Array, factor: Matrix, sigma: number): Float64Array {
	const k = estimates.length;
	const z = Float64Array.from({ length: k }, () => drawNormal(random));
	for (let i = k - 1; i >= 0; i--) {
		for (let m = i + 1; m < k; m++) z[i] -= factor.values[m * k + i] * z[m];
		z[i] /= factor.values[i * k + i];
	}
	return estimates.map((value, j) => value + sigma * z[j]);
}
