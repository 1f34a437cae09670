import type { Samples } from "@quickening/core";
import { choleskyFactor, choleskySolve, type Matrix } from "@quickening/stats";

/**
 * Ridge regressions of several targets on the same columns, at the penalty with the least leave-one-out error over all of them.
 */
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

/** Columns of eight rows that fit the nearest cache. */
const BLOCK = 512;

/** Products of every two rows, the lower triangle. */
function rowProducts({ values, nRows, nColumns }: Matrix): Matrix {
	const products = new Float64Array(nRows * nRows);
	// Tiles of four rows by four, so that each number that is read is used four times; the last tile of a side overlaps the one
	// before.
	const starts: number[] = [];
	for (let i = 0; i + 4 <= nRows; i += 4) starts.push(i);
	if (nRows >= 4 && nRows % 4 !== 0) starts.push(nRows - 4);
	// Columns in blocks, so that the rows of a tile stay in the nearest cache; overlapping tiles are summed apart, or they would
	// count twice.
	const sums = new Float64Array(16);
	for (let from = 0; from < nColumns; from += BLOCK) {
		const to = Math.min(nColumns, from + BLOCK);
		for (const i of starts) {
			for (const j of starts) {
				if (j > i) break;
				multiplyTile(values, nColumns, sums, { a: i * nColumns + from, b: j * nColumns + from, n: to - from });
				for (let r = 0; r < 4; r++) {
					if (i + r < 4 * Math.floor(nRows / 4) && i % 4 !== 0) continue;
					for (let c = 0; c < 4; c++) {
						if (j + c < 4 * Math.floor(nRows / 4) && j % 4 !== 0) continue;
						products[(i + r) * nRows + j + c] += sums[4 * r + c];
					}
				}
			}
		}
	}
	if (nRows < 4) {
		for (let i = 0; i < nRows; i++) {
			for (let j = 0; j <= i; j++) {
				for (let k = 0; k < nColumns; k++) {
					products[i * nRows + j] += values[i * nColumns + k] * values[j * nColumns + k];
				}
			}
		}
	}
	return { values: products, nRows, nColumns: nRows };
}

/** Products of four rows from `a` on with four from `b` on, over n columns, row by row into `sums`. */
function multiplyTile(
	values: Float64Array,
	nColumns: number,
	sums: Float64Array,
	{ a, b, n }: { a: number; b: number; n: number },
): void {
	const two = 2 * nColumns;
	const three = 3 * nColumns;
	let s00 = 0;
	let s01 = 0;
	let s02 = 0;
	let s03 = 0;
	let s10 = 0;
	let s11 = 0;
	let s12 = 0;
	let s13 = 0;
	let s20 = 0;
	let s21 = 0;
	let s22 = 0;
	let s23 = 0;
	let s30 = 0;
	let s31 = 0;
	let s32 = 0;
	let s33 = 0;
	for (let k = a, m = b; k < a + n; k++, m++) {
		const a0 = values[k];
		const a1 = values[k + nColumns];
		const a2 = values[k + two];
		const a3 = values[k + three];
		const b0 = values[m];
		s00 += a0 * b0;
		s10 += a1 * b0;
		s20 += a2 * b0;
		s30 += a3 * b0;
		const b1 = values[m + nColumns];
		s01 += a0 * b1;
		s11 += a1 * b1;
		s21 += a2 * b1;
		s31 += a3 * b1;
		const b2 = values[m + two];
		s02 += a0 * b2;
		s12 += a1 * b2;
		s22 += a2 * b2;
		s32 += a3 * b2;
		const b3 = values[m + three];
		s03 += a0 * b3;
		s13 += a1 * b3;
		s23 += a2 * b3;
		s33 += a3 * b3;
	}
	sums[0] = s00;
	sums[1] = s01;
	sums[2] = s02;
	sums[3] = s03;
	sums[4] = s10;
	sums[5] = s11;
	sums[6] = s12;
	sums[7] = s13;
	sums[8] = s20;
	sums[9] = s21;
	sums[10] = s22;
	sums[11] = s23;
	sums[12] = s30;
	sums[13] = s31;
	sums[14] = s32;
	sums[15] = s33;
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
