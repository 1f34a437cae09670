import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";

/** What the plain formula needs: covariance of each term in its own units, residual variance, correlation of each pair of rows. */
export interface PlainModel {
	readonly outcome: readonly number[];
	/** Fixed columns, the intercept among them. */
	readonly columns: readonly (readonly number[])[];
	readonly terms: readonly {
		readonly groups: ArrayLike<number | string>;
		readonly columns: readonly (readonly number[])[];
		readonly covariance: Float64Array;
	}[];
	readonly residualVariance: number;
	readonly weights?: readonly number[];
	readonly correlation?: (i: number, j: number) => number;
	readonly isReml: boolean;
}

/** The log-likelihood of a linear mixed model from its n x n covariance: slow, and plain. NaN where that is not positive definite. */
export function plainLogLikelihood(model: PlainModel): number {
	const { outcome, columns, terms, residualVariance, weights, correlation, isReml } = model;
	const n = outcome.length;
	const p = columns.length;
	const v = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < n; j++) {
			const scale = residualVariance / Math.sqrt((weights?.[i] ?? 1) * (weights?.[j] ?? 1));
			v[i * n + j] += scale * (correlation ? correlation(i, j) : i === j ? 1 : 0);
			for (const { groups, columns: z, covariance } of terms) {
				if (groups[i] !== groups[j]) continue;
				for (let a = 0; a < z.length; a++)
					for (let b = 0; b < z.length; b++) v[i * n + j] += z[a][i] * covariance[a * z.length + b] * z[b][j];
			}
		}
	}
	const factor = choleskyFactor(square(v, n));
	if (!factor) return Number.NaN;
	const solved = columns.map((column) => choleskySolve(factor, Float64Array.from(column)));
	const y = choleskySolve(factor, Float64Array.from(outcome));
	const information = new Float64Array(p * p);
	for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) information[a * p + b] = product(columns[a], solved[b]);
	const inner = choleskyFactor(square(information, p));
	if (!inner) return Number.NaN;
	const beta = choleskySolve(
		inner,
		Float64Array.from(columns, (column) => product(column, y)),
	);
	const left = outcome.map((value, i) => value - columns.reduce((sum, column, j) => sum + column[i] * beta[j], 0));
	const squares = product(left, choleskySolve(factor, Float64Array.from(left)));
	const constant = (isReml ? n - p : n) * Math.log(2 * Math.PI);
	return -(constant + logDeterminant(factor) + (isReml ? logDeterminant(inner) : 0) + squares) / 2;
}

function square(values: Float64Array, size: number): Matrix {
	return { values, nRows: size, nColumns: size };
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

function logDeterminant({ values, nRows: k }: Matrix): number {
	let sum = 0;
	for (let i = 0; i < k; i++) sum += 2 * Math.log(values[i * k + i]);
	return sum;
}
