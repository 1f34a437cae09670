import type { Samples } from "@quickening/core";
import { choleskyFactor, choleskySolve, type Matrix } from "@quickening/stats";

/** Ridge regressions of several targets on the same columns, at the penalty with the least leave-one-out error over all of them. */
export interface LeaveOneOut {
	readonly alpha: number;
	readonly coefficients: Matrix;
	readonly intercepts: Float64Array;
	/** What each row's own model without it says: n x targets. */
	readonly leftOut: Matrix;
}

/**
 * @param columns - n x p, each column with mean 0.
 * @param targets - Target k at `targets[k * n + i]`.
 */
export function leaveOneOut(columns: Matrix, targets: Float64Array, alphas: Samples): LeaveOneOut {
	const n = columns.nRows;
	const nTargets = targets.length / n;
	const intercepts = new Float64Array(nTargets);
	const centred = Float64Array.from(targets);
	for (let k = 0; k < nTargets; k++) {
		for (let i = 0; i < n; i++) intercepts[k] += targets[k * n + i] / n;
		for (let i = 0; i < n; i++) centred[k * n + i] -= intercepts[k];
	}
	const isDual = columns.nColumns > n;
	const products = isDual ? rowProducts(columns) : columnProducts(columns);
	let best: { alpha: number; error: number; solution: Float64Array[]; leftOut: Float64Array } | undefined;
	for (let a = 0; a < alphas.length; a++) {
		const alpha = alphas[a];
		const factor = choleskyFactor(withPenalty(products, alpha));
		if (factor === undefined) continue;
		const solution: Float64Array[] = [];
		const leftOut = new Float64Array(n * nTargets);
		const leverages = isDual ? undefined : leveragesOf(columns, factor);
		const inverse = isDual ? inverseDiagonal(factor) : undefined;
		let error = 0;
		for (let k = 0; k < nTargets; k++) {
			const target = centred.subarray(k * n, (k + 1) * n);
			const solved = choleskySolve(factor, isDual ? target : transposeTimes(columns, target));
			solution.push(solved);
			const fitted = isDual ? undefined : times(columns, solved);
			for (let i = 0; i < n; i++) {
				// The residual of a row over one minus its leverage, the free intercept's 1 / n included.
				const residual =
					fitted === undefined
						? (alpha * solved[i]) / (alpha * inverse![i] - 1 / n)
						: (target[i] - fitted[i]) / (1 - leverages![i] - 1 / n);
				error += residual * residual;
				leftOut[i * nTargets + k] = targets[k * n + i] - residual;
			}
		}
		if (best === undefined || error < best.error) best = { alpha, error, solution, leftOut };
	}
	if (best === undefined) throw new Error("leaveOneOut: no penalty makes the equations solvable; give larger ones");
	const coefficients = new Float64Array(nTargets * columns.nColumns);
	best.solution.forEach((solved, k) => {
		coefficients.set(isDual ? transposeTimes(columns, solved) : solved, k * columns.nColumns);
	});
	return {
		alpha: best.alpha,
		coefficients: { values: coefficients, nRows: nTargets, nColumns: columns.nColumns },
		intercepts,
		leftOut: { values: best.leftOut, nRows: n, nColumns: nTargets },
	};
}

/** Products of every two rows, the lower triangle. */
function rowProducts({ values, nRows, nColumns }: Matrix): Matrix {
	const products = new Float64Array(nRows * nRows);
	// Four rows against one at a time, so that each number that is read is used four times.
	for (let i = 0; i < nRows; i += 4) {
		const [a, b, c, d] = [i, Math.min(i + 1, nRows - 1), Math.min(i + 2, nRows - 1), Math.min(i + 3, nRows - 1)];
		for (let j = 0; j <= d; j++) {
			let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
			const row = j * nColumns;
			for (let k = 0; k < nColumns; k++) {
				const value = values[row + k];
				sumA += values[a * nColumns + k] * value;
				sumB += values[b * nColumns + k] * value;
				sumC += values[c * nColumns + k] * value;
				sumD += values[d * nColumns + k] * value;
			}
			products[a * nRows + j] = sumA;
			products[b * nRows + j] = sumB;
			products[c * nRows + j] = sumC;
			products[d * nRows + j] = sumD;
		}
	}
	return { values: products, nRows, nColumns: nRows };
}

/** Products of every two columns, the lower triangle. */
function columnProducts({ values, nRows, nColumns }: Matrix): Matrix {
	const products = new Float64Array(nColumns * nColumns);
	for (let i = 0; i < nRows; i++) {
		const row = i * nColumns;
		for (let j = 0; j < nColumns; j++) {
			const value = values[row + j];
			for (let k = 0; k <= j; k++) products[j * nColumns + k] += value * values[row + k];
		}
	}
	return { values: products, nRows: nColumns, nColumns };
}

function withPenalty({ values, nRows, nColumns }: Matrix, alpha: number): Matrix {
	const penalised = Float64Array.from(values);
	for (let i = 0; i < nRows; i++) penalised[i * nColumns + i] += alpha;
	return { values: penalised, nRows, nColumns };
}

/** Diagonal of the inverse of L L'. */
function inverseDiagonal({ values: l, nRows: n }: Matrix): Float64Array {
	const diagonal = new Float64Array(n);
	const column = new Float64Array(n);
	for (let j = 0; j < n; j++) {
		column[j] = 1 / l[j * n + j];
		let squares = column[j] * column[j];
		for (let i = j + 1; i < n; i++) {
			let sum = 0;
			for (let k = j; k < i; k++) sum -= l[i * n + k] * column[k];
			column[i] = sum / l[i * n + i];
			squares += column[i] * column[i];
		}
		diagonal[j] = squares;
	}
	return diagonal;
}

/** z' (L L')^-1 z of each row z. */
function leveragesOf({ values, nRows, nColumns }: Matrix, { values: l }: Matrix): Float64Array {
	const leverages = new Float64Array(nRows);
	const half = new Float64Array(nColumns);
	for (let i = 0; i < nRows; i++) {
		for (let j = 0; j < nColumns; j++) {
			let sum = values[i * nColumns + j];
			for (let k = 0; k < j; k++) sum -= l[j * nColumns + k] * half[k];
			half[j] = sum / l[j * nColumns + j];
			leverages[i] += half[j] * half[j];
		}
	}
	return leverages;
}

function times({ values, nRows, nColumns }: Matrix, x: Float64Array): Float64Array {
	const y = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < nColumns; j++) y[i] += values[i * nColumns + j] * x[j];
	return y;
}

function transposeTimes({ values, nRows, nColumns }: Matrix, x: Float64Array): Float64Array {
	const y = new Float64Array(nColumns);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < nColumns; j++) y[j] += values[i * nColumns + j] * x[i];
	return y;
}
