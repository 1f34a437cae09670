import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";

/** Householder QR of a tall matrix: the triangle, and the reflections that stand for the orthogonal factor. */
export interface QrFactor {
	/** k x k, zero below the diagonal. */
	readonly r: Matrix;
	/** n x k: column j holds reflection j from row j down, scaled so that I - v v' reflects. */
	readonly reflections: Matrix;
}

/**
 * QR factor of an n x k matrix with n >= k by Householder reflections. It does not square the condition number, as the
 * normal equations do.
 *
 * @param a - n rows, k <= n columns, finite. Not changed.
 * @returns R and the reflections, for {@link qrTransform} and {@link solveUpper}. A column that is a combination of
 *   those before it leaves a diagonal element of R near 0; the caller judges how near.
 * @throws InvalidInputError when there are more columns than rows.
 *
 * Source: Golub GH, Van Loan CF. Matrix computations, 4th ed. 2013, algorithm 5.2.1; Businger P, Golub GH. Numer Math
 * 1965;7:269-276, doi:10.1007/BF01436084.
 * Agrees with: NumPy, numpy.linalg.qr, through least squares to 1e-9 (tests/peers/statsmodels).
 */
export function qrFactor(a: Matrix): QrFactor {
	const { nRows: n, nColumns: k } = a;
	if (n < k) {
		throw new InvalidInputError(`qrFactor: a must have at least as many rows as columns (${k}); got ${n}`, {
			code: "too-short",
			argument: "a",
			received: n,
		});
	}
	const work = Float64Array.from(a.values);
	const reflections = new Float64Array(n * k);
	for (let j = 0; j < k; j++) {
		let largest = 0;
		for (let i = j; i < n; i++) largest = Math.max(largest, Math.abs(work[i * k + j]));
		if (largest === 0) continue;
		let sum = 0;
		for (let i = j; i < n; i++) sum += (work[i * k + j] / largest) ** 2;
		const norm = largest * Math.sqrt(sum);
		const pivot = work[j * k + j];
		const diagonal = pivot > 0 ? -norm : norm;
		// v = x - diagonal e1, scaled by the root of 2 / v'v; the sign of the diagonal keeps its first element from cancelling.
		const first = pivot - diagonal;
		const scale = 1 / Math.sqrt(norm) / Math.sqrt(Math.abs(first));
		for (let i = j; i < n; i++) reflections[i * k + j] = (i === j ? first : work[i * k + j]) * scale;
		work[j * k + j] = diagonal;
		for (let m = j + 1; m < k; m++) {
			let dot = 0;
			for (let i = j; i < n; i++) dot += reflections[i * k + j] * work[i * k + m];
			for (let i = j; i < n; i++) work[i * k + m] -= dot * reflections[i * k + j];
		}
	}
	const r = new Float64Array(k * k);
	for (let i = 0; i < k; i++) for (let j = i; j < k; j++) r[i * k + j] = work[i * k + j];
	return { r: { values: r, nRows: k, nColumns: k }, reflections: { values: reflections, nRows: n, nColumns: k } };
}

/** Q' b for a vector b of length n: its first k elements are the right-hand side of R x = Q' b. */
export function qrTransform({ reflections }: QrFactor, b: Float64Array): Float64Array {
	const { nRows: n, nColumns: k, values } = reflections;
	const result = Float64Array.from(b);
	for (let j = 0; j < k; j++) {
		let dot = 0;
		for (let i = j; i < n; i++) dot += values[i * k + j] * result[i];
		for (let i = j; i < n; i++) result[i] -= dot * values[i * k + j];
	}
	return result;
}

/** Solves R x = b by back substitution; R upper triangular with no zero on its diagonal, b of length k or more. */
export function solveUpper(r: Matrix, b: Float64Array): Float64Array {
	const k = r.nRows;
	const x = new Float64Array(k);
	for (let i = k - 1; i >= 0; i--) {
		let sum = b[i];
		for (let j = i + 1; j < k; j++) sum -= r.values[i * k + j] * x[j];
		x[i] = sum / r.values[i * k + i];
	}
	return x;
}

/** Inverse of an upper triangular R with no zero on its diagonal: upper triangular itself. */
export function invertUpper(r: Matrix): Matrix {
	const k = r.nRows;
	const values = new Float64Array(k * k);
	const unit = new Float64Array(k);
	for (let j = 0; j < k; j++) {
		unit.fill(0);
		unit[j] = 1;
		const solution = solveUpper(r, unit);
		for (let i = 0; i <= j; i++) values[i * k + j] = solution[i];
	}
	return { values, nRows: k, nColumns: k };
}
