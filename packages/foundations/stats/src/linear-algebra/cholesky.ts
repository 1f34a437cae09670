import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";

/**
 * Cholesky factor of a symmetric positive definite matrix: the lower triangle L with L L' = A.
 *
 * @param a - k x k; only its lower triangle is read. Not changed.
 * @returns L, k x k, zero above the diagonal; undefined when A is not positive definite to working precision
 *   (a pivot at most k * 2^-52 of the largest diagonal element), so that callers decide what that means.
 * @throws InvalidInputError when A is not square.
 *
 * Source: Golub GH, Van Loan CF. Matrix computations, 4th ed. 2013, algorithm 4.2.1; Higham NJ. Accuracy and stability
 * of numerical algorithms, 2nd ed. 2002, doi:10.1137/1.9780898718027, ch. 10.
 * @example
 * choleskyFactor(matrixFromRows([[4, 2], [2, 5]]))?.values; // [2, 0, 1, 2]
 */
export function choleskyFactor(a: Matrix): Matrix | undefined {
	const k = a.nRows;
	if (k !== a.nColumns) {
		throw new InvalidInputError(`choleskyFactor: a must be square; got ${k} x ${a.nColumns}`, {
			code: "not-square",
			argument: "a",
			received: a.nColumns,
		});
	}
	const values = new Float64Array(k * k);
	let largest = 0;
	for (let i = 0; i < k; i++) largest = Math.max(largest, a.values[i * k + i]);
	const smallestPivot = k * Number.EPSILON * largest;
	for (let j = 0; j < k; j++) {
		let pivot = a.values[j * k + j];
		for (let m = 0; m < j; m++) pivot -= values[j * k + m] * values[j * k + m];
		if (!(pivot > smallestPivot)) return undefined;
		const diagonal = Math.sqrt(pivot);
		values[j * k + j] = diagonal;
		for (let i = j + 1; i < k; i++) {
			let sum = a.values[i * k + j];
			for (let m = 0; m < j; m++) sum -= values[i * k + m] * values[j * k + m];
			values[i * k + j] = sum / diagonal;
		}
	}
	return { values, nRows: k, nColumns: k };
}

/**
 * Solves L L' x = b for x, with L from {@link choleskyFactor}.
 *
 * @param factor - The lower triangle L, k x k.
 * @param b - Right-hand side, length k. Not changed.
 * @example
 * choleskySolve(choleskyFactor(matrixFromRows([[4, 2], [2, 5]]))!, new Float64Array([8, 12])); // [1, 2]
 */
export function choleskySolve(factor: Matrix, b: Float64Array): Float64Array {
	const k = factor.nRows;
	const l = factor.values;
	const x = Float64Array.from(b);
	for (let i = 0; i < k; i++) {
		let sum = x[i];
		for (let m = 0; m < i; m++) sum -= l[i * k + m] * x[m];
		x[i] = sum / l[i * k + i];
	}
	for (let i = k - 1; i >= 0; i--) {
		let sum = x[i];
		for (let m = i + 1; m < k; m++) sum -= l[m * k + i] * x[m];
		x[i] = sum / l[i * k + i];
	}
	return x;
}

/** Inverse of the matrix whose Cholesky factor is given: the covariance of estimates from their information matrix. */
export function choleskyInverse(factor: Matrix): Matrix {
	const k = factor.nRows;
	const values = new Float64Array(k * k);
	const unit = new Float64Array(k);
	for (let j = 0; j < k; j++) {
		unit.fill(0);
		unit[j] = 1;
		const solution = choleskySolve(factor, unit);
		for (let i = 0; i < k; i++) values[i * k + j] = solution[i];
	}
	return { values, nRows: k, nColumns: k };
}
