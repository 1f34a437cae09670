import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
 *
 * @param a - k x k, symmetric, finite; only its lower triangle is read. Not changed.
 * @returns k values in falling order, and the k x k matrix whose column m is the unit vector of value m.
 * @throws InvalidInputError when a is not square or holds a value that is not finite.
 *
 * Source: Golub GH, Van Loan CF. Matrix computations, 4th ed. 2013, section 8.5.
 * @example
 * symmetricEigen(matrixFromRows([[2, 1], [1, 2]])).values; // [3, 1]
 */
export function symmetricEigen({ values: given, nRows: k, nColumns }: Matrix): {
	readonly values: Float64Array;
	readonly vectors: Matrix;
} {
	if (k !== nColumns) {
		throw new InvalidInputError(`symmetricEigen: a must be square; got ${k} x ${nColumns}`, {
			code: "not-square",
			argument: "a",
			received: nColumns,
		});
	}
	const a = new Float64Array(k * k);
	const v = new Float64Array(k * k);
	let size = 0;
	for (let i = 0; i < k; i++) {
		v[i * k + i] = 1;
		for (let j = 0; j <= i; j++) {
			const value = given[i * k + j];
			if (!Number.isFinite(value)) {
				throw new InvalidInputError(`symmetricEigen: a must be finite; got ${value} in row ${i}, column ${j}`, {
					code: "not-finite",
					argument: "a",
					received: value,
				});
			}
			a[i * k + j] = a[j * k + i] = value;
			size = Math.max(size, Math.abs(value));
		}
	}
	for (let sweep = 0; sweep < 60; sweep++) {
		let off = 0;
		for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) off = Math.max(off, Math.abs(a[i * k + j]));
		if (off <= 1e-300 + size * 1e-18) break;
		for (let i = 1; i < k; i++) for (let j = 0; j < i; j++) rotate(a, v, k, j, i);
	}
	const order = Array.from({ length: k }, (_, i) => i).sort((i, j) => a[j * k + j] - a[i * k + i] || i - j);
	const vectors = new Float64Array(k * k);
	for (let m = 0; m < k; m++) for (let i = 0; i < k; i++) vectors[i * k + m] = v[i * k + order[m]];
	return {
		values: Float64Array.from(order, (i) => a[i * k + i]),
		vectors: { values: vectors, nRows: k, nColumns: k },
	};
}

/** One rotation that makes element (i, j) zero. */
function rotate(a: Float64Array, v: Float64Array, k: number, i: number, j: number): void {
	const off = a[i * k + j];
	if (off === 0) return;
	const half = (a[j * k + j] - a[i * k + i]) / (2 * off);
	const t = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.sqrt(half * half + 1));
	const c = 1 / Math.sqrt(t * t + 1);
	const s = t * c;
	for (let m = 0; m < k; m++) {
		const left = a[m * k + i];
		const right = a[m * k + j];
		a[m * k + i] = c * left - s * right;
		a[m * k + j] = s * left + c * right;
	}
	for (let m = 0; m < k; m++) {
		const left = a[i * k + m];
		const right = a[j * k + m];
		a[i * k + m] = c * left - s * right;
		a[j * k + m] = s * left + c * right;
	}
	for (let m = 0; m < k; m++) {
		const left = v[m * k + i];
		const right = v[m * k + j];
		v[m * k + i] = c * left - s * right;
		v[m * k + j] = s * left + c * right;
	}
}
