import type { Criterion, Effects, Evaluation, Part } from "./criterion.ts";
import { eliminationOrder } from "./elimination-order.ts";
import type { FreeElement } from "./group-sums.ts";
import { rowsByGroup } from "./grouping.ts";
import type { Factor } from "./random-terms.ts";
import { solveFixed } from "./small-matrices.ts";
import {
	factorSparse,
	type SparsePattern,
	selectedInverse,
	solveBackward,
	solveForward,
	symbolicCholesky,
} from "./sparse-cholesky.ts";

/** Several grouping factors, crossed or nested: Z'Z in blocks, in an order in which its factor stays sparse. */
export interface CrossedPattern {
	readonly factors: readonly Factor[];
	readonly size: number;
	/** First unknown of each group of each factor. */
	readonly offsets: readonly Int32Array[];
	/** Blocks of Z'Z: the factor and first unknown of rows and of columns (rows not above columns), and where its numbers start. */
	readonly rowFactor: Int32Array;
	readonly columnFactor: Int32Array;
	readonly rowAt: Int32Array;
	readonly columnAt: Int32Array;
	readonly valuesAt: Int32Array;
	readonly zz: Float64Array;
	/** Place in the factor of the first row of each column of each block, in the order of blocks. */
	readonly places: Int32Array;
	readonly pattern: SparsePattern;
}

/** Prepares the blocks of Z'Z; the largest factor is eliminated first, then what is left by minimum degree. */
export function crossedPattern(factors: readonly Factor[]): CrossedPattern {
	const n = factors[0].grouping.codes.length;
	const sizes = factors.map(({ grouping }) => grouping.labels.length);
	const byFalling = factors.map((_, f) => f).sort((a, b) => sizes[b] - sizes[a] || a - b);
	const first = byFalling[0];
	const others = byFalling.slice(1);
	// Nodes: groups of the first factor keep their order; those of the others are numbered one factor after another.
	const otherFrom = new Map<number, number>();
	let nOthers = 0;
	for (const f of others) {
		otherFrom.set(f, nOthers);
		nOthers += sizes[f];
	}
	const { rows, starts } = rowsByGroup(factors[first].grouping);
	const cliques: Int32Array[] = [];
	for (let g = 0; g < sizes[first]; g++) {
		const met = new Set<number>();
		for (let t = starts[g]; t < starts[g + 1]; t++)
			for (const f of others) met.add((otherFrom.get(f) as number) + factors[f].grouping.codes[rows[t]]);
		cliques.push(Int32Array.from(met).sort());
	}
	const order = eliminationOrder(nOthers, cliques);
	const offsets = factors.map((_, f) => new Int32Array(sizes[f]));
	let size = 0;
	for (let g = 0; g < sizes[first]; g++) {
		offsets[first][g] = size;
		size += factors[first].q;
	}
	for (const node of order) {
		const f = others.findLast((each) => (otherFrom.get(each) as number) <= node) as number;
		offsets[f][node - (otherFrom.get(f) as number)] = size;
		size += factors[f].q;
	}
	// Blocks that occur, found row by row.
	const numbers = new Map<number, number>();
	const rowFactor: number[] = [];
	const columnFactor: number[] = [];
	const rowAt: number[] = [];
	const columnAt: number[] = [];
	const valuesAt: number[] = [];
	let nValues = 0;
	const blockOf = (f: number, at: number, h: number, under: number): number => {
		const key = at * size + under;
		let number = numbers.get(key);
		if (number === undefined) {
			number = rowAt.length;
			numbers.set(key, number);
			rowFactor.push(f);
			columnFactor.push(h);
			rowAt.push(at);
			columnAt.push(under);
			valuesAt.push(nValues);
			nValues += factors[f].q * factors[h].q;
		}
		return number;
	};
	const pairs: (readonly [number, number])[] = [];
	for (let f = 0; f < factors.length; f++) for (let h = 0; h <= f; h++) pairs.push([f, h]);
	const blocks = pairs.map(([f, h]) => {
		const found = new Int32Array(n);
		for (let i = 0; i < n; i++) {
			const at = offsets[f][factors[f].grouping.codes[i]];
			const under = offsets[h][factors[h].grouping.codes[i]];
			found[i] = at >= under ? blockOf(f, at, h, under) : blockOf(h, under, f, at);
		}
		return found;
	});
	const zz = new Float64Array(nValues);
	for (const found of blocks) {
		for (let i = 0; i < n; i++) {
			const block = found[i];
			const left = factors[rowFactor[block]];
			const right = factors[columnFactor[block]];
			// In a pair of two factors either may be the lower one.
			const at = valuesAt[block];
			for (let a = 0; a < left.q; a++)
				for (let b = 0; b < right.q; b++)
					zz[at + a * right.q + b] += left.columns[i * left.q + a] * right.columns[i * right.q + b];
		}
	}
	const below: number[][] = Array.from({ length: size }, () => []);
	for (let block = 0; block < rowAt.length; block++) {
		const q = factors[rowFactor[block]].q;
		const k = factors[columnFactor[block]].q;
		const isDiagonal = rowAt[block] === columnAt[block];
		for (let c = 0; c < k; c++)
			for (let a = isDiagonal ? c + 1 : 0; a < q; a++) below[columnAt[block] + c].push(rowAt[block] + a);
	}
	const pattern = symbolicCholesky(size, below);
	const places: number[] = [];
	for (let block = 0; block < rowAt.length; block++) {
		const k = factors[columnFactor[block]].q;
		const isDiagonal = rowAt[block] === columnAt[block];
		for (let c = 0; c < k; c++) places.push(placeOf(pattern, rowAt[block] + (isDiagonal ? c : 0), columnAt[block] + c));
	}
	return {
		factors,
		size,
		offsets,
		rowFactor: Int32Array.from(rowFactor),
		columnFactor: Int32Array.from(columnFactor),
		rowAt: Int32Array.from(rowAt),
		columnAt: Int32Array.from(columnAt),
		valuesAt: Int32Array.from(valuesAt),
		zz,
		places: Int32Array.from(places),
		pattern,
	};
}

/** Place of a row in a column of the factor, by halving. */
function placeOf({ starts, rows }: SparsePattern, row: number, column: number): number {
	let low = starts[column];
	let high = starts[column + 1] - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rows[middle] < row) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Step of the differences of exact gradients that give second derivatives: right to about 1e-8 to both sides, 1e-5 to one. */
const STEP = 1e-4;
const ROUGH_STEP = 1e-6;

/**
 * The criterion of a model with several grouping factors: W^-1 through the sparse Cholesky factor of M = L'Z'Z L + I, gradients
 * through the inverse of M on the factor's pattern, second derivatives by differences of gradients.
 *
 * @param zx - Z'[Q e], size x (p + 1), in the order of unknowns.
 * @param xx - [Q e]'[Q e], (p + 1) x (p + 1).
 * @param elements - Free elements of L of each factor, in the order of theta.
 * @param isRough - Whether second derivatives need be right only as far as a search needs, at half the work.
 *
 * Source: Bates D, Maechler M, Bolker B, Walker S. J Stat Softw 2015;67(1), doi:10.18637/jss.v067.i01, section 3.
 */
export function crossedCriterion(
	blocks: CrossedPattern,
	zx: Float64Array,
	xx: Float64Array,
	p: number,
	elements: readonly (readonly FreeElement[])[],
	start: Float64Array,
	isRough: boolean,
): Criterion {
	const { factors, size, pattern, rowFactor, columnFactor, rowAt, columnAt, valuesAt, zz, places } = blocks;
	const w = p + 1;
	const thetaFrom = new Int32Array(factors.length);
	for (let f = 1; f < factors.length; f++) thetaFrom[f] = thetaFrom[f - 1] + elements[f - 1].length;
	const nTheta = elements.reduce((sum, free) => sum + free.length, 0);
	const none = new Float64Array(0);
	const ls = factors.map(({ q }) => new Float64Array(q * q));
	const sizes = Int32Array.from(factors, ({ q }) => q);
	const largestQ = Math.max(...factors.map(({ q }) => q));
	const product = new Float64Array(largestQ * largestQ);
	const l = new Float64Array(pattern.rows.length);
	const last = new Float64Array(nTheta).fill(Number.NaN);
	let logDeterminant = 0;
	let half: Float64Array = none;
	let cross: Float64Array = none;

	function prepare(theta: Float64Array): void {
		if (theta.every((value, i) => value === last[i])) return;
		last.set(theta);
		for (const [f, { q }] of factors.entries()) {
			ls[f].fill(0);
			for (const [i, [row, column]] of elements[f].entries()) ls[f][row * q + column] = theta[thetaFrom[f] + i];
		}
		l.fill(0);
		for (let block = 0, place = 0; block < rowAt.length; block++) {
			const left = ls[rowFactor[block]];
			const right = ls[columnFactor[block]];
			const q = sizes[rowFactor[block]];
			const k = sizes[columnFactor[block]];
			const at = valuesAt[block];
			if (q === 1 && k === 1) {
				l[places[place++]] = left[0] * zz[at] * right[0] + (rowAt[block] === columnAt[block] ? 1 : 0);
				continue;
			}
			// A times the right L, then the left L' times that.
			for (let a = 0; a < q; a++) {
				for (let c = 0; c < k; c++) {
					let sum = 0;
					for (let b = 0; b < k; b++) sum += zz[at + a * k + b] * right[b * k + c];
					product[a * k + c] = sum;
				}
			}
			const isDiagonal = rowAt[block] === columnAt[block];
			for (let c = 0; c < k; c++, place++) {
				const from = isDiagonal ? c : 0;
				for (let a = from; a < q; a++) {
					let sum = isDiagonal && a === c ? 1 : 0;
					for (let b = 0; b < q; b++) sum += left[b * q + a] * product[b * k + c];
					l[places[place] + a - from] = sum;
				}
			}
		}
		logDeterminant = factorSparse(pattern, l);
		half = byFactor(zx, w, { transposed: true });
		solveForward(pattern, l, half, w);
		cross = Float64Array.from(xx);
		for (let u = 0; u < size; u++)
			for (let i = 0; i < w; i++) for (let j = i; j < w; j++) cross[i * w + j] -= half[u * w + i] * half[u * w + j];
		for (let i = 0; i < w; i++) for (let j = 0; j < i; j++) cross[i * w + j] = cross[j * w + i];
	}

	/** L of each group, or L', times rows of a size x width matrix. */
	function byFactor(
		values: Float64Array,
		width: number,
		{ transposed }: { readonly transposed: boolean },
	): Float64Array {
		const result = new Float64Array(size * width);
		for (const [f, { q }] of factors.entries()) {
			const [down, across] = transposed ? [1, q] : [q, 1];
			for (const at of blocks.offsets[f]) {
				for (let a = 0; a < q; a++)
					for (let b = 0; b < q; b++)
						for (let c = 0; c < width; c++)
							result[(at + a) * width + c] += ls[f][a * down + b * across] * values[(at + b) * width + c];
			}
		}
		return result;
	}

	/** [Q e] less what L M^-1 L' Z' takes out: Z'W^-1[Q e]. */
	function scores(): Float64Array {
		const solved = Float64Array.from(half);
		solveBackward(pattern, l, solved, w);
		const effects = byFactor(solved, w, { transposed: false });
		const result = Float64Array.from(zx);
		for (let block = 0; block < rowAt.length; block++) {
			const q = sizes[rowFactor[block]];
			const k = sizes[columnFactor[block]];
			const at = valuesAt[block];
			const isDiagonal = rowAt[block] === columnAt[block];
			for (let a = 0; a < q; a++) {
				for (let b = 0; b < k; b++) {
					const value = zz[at + a * k + b];
					const up = (rowAt[block] + a) * w;
					const down = (columnAt[block] + b) * w;
					for (let c = 0; c < w; c++) result[up + c] -= value * effects[down + c];
					if (!isDiagonal) for (let c = 0; c < w; c++) result[down + c] -= value * effects[up + c];
				}
			}
		}
		return result;
	}

	/** For each factor the sum over its groups g, and all groups h, of (M^-1)_gh L_h' A_hg. */
	function traces(inverse: Float64Array): Float64Array[] {
		const sums = factors.map(({ q }) => new Float64Array(q * q));
		for (let block = 0, place = 0; block < rowAt.length; block++) {
			const f = rowFactor[block];
			const h = columnFactor[block];
			const q = sizes[f];
			const k = sizes[h];
			const at = valuesAt[block];
			const isDiagonal = rowAt[block] === columnAt[block];
			if (q === 1 && k === 1) {
				const product = inverse[places[place++]] * zz[at];
				sums[h][0] += product * ls[f][0];
				if (!isDiagonal) sums[f][0] += product * ls[h][0];
				continue;
			}
			// M^-1 of rows a and columns c of this block.
			for (let c = 0; c < k; c++) {
				const from = isDiagonal ? c : 0;
				for (let a = from; a < q; a++) {
					const value = inverse[places[place + c] + a - from];
					// Columns' groups: (M^-1)_ca (L_row' A)_ab.
					for (let b = 0; b < k; b++) {
						let sum = 0;
						for (let d = 0; d < q; d++) sum += ls[f][d * q + a] * zz[at + d * k + b];
						sums[h][c * k + b] += value * sum;
					}
					if (isDiagonal && a === c) continue;
					// Rows' groups, or the upper half of a diagonal block: (M^-1)_ac (L_column' A')_cb.
					for (let b = 0; b < q; b++) {
						let sum = 0;
						for (let d = 0; d < k; d++) sum += ls[h][d * k + c] * zz[at + b * k + d];
						sums[f][a * q + b] += value * sum;
					}
				}
			}
			place += k;
		}
		return sums;
	}

	function firstOrder(theta: Float64Array): Evaluation {
		prepare(theta);
		const solved = solveFixed(cross, p);
		const gradientLog = new Float64Array(nTheta);
		const gradientRss = new Float64Array(nTheta);
		const gradientInformation = new Float64Array(nTheta);
		const informationSlopes: Float64Array[] = Array.from({ length: nTheta }, () => new Float64Array(p * p));
		if (!Number.isNaN(logDeterminant)) {
			const b = scores();
			const s = new Float64Array(size);
			for (let u = 0; u < size; u++) {
				s[u] = b[u * w + p];
				for (let j = 0; j < p; j++) s[u] -= b[u * w + j] * solved.delta[j];
			}
			const bl = byFactor(b, w, { transposed: true });
			const sl = byFactor(s, 1, { transposed: true });
			const sums = traces(selectedInverse(pattern, l));
			for (const [f, { q }] of factors.entries()) {
				for (const [i, [row, column]] of elements[f].entries()) {
					const at = thetaFrom[f] + i;
					gradientLog[at] = 2 * sums[f][column * q + row];
					const slope = informationSlopes[at];
					for (const group of blocks.offsets[f]) {
						const up = group + row;
						const down = group + column;
						gradientRss[at] -= 2 * s[up] * sl[down];
						for (let j = 0; j < p; j++)
							for (let m = 0; m < p; m++)
								slope[j * p + m] += b[up * w + j] * bl[down * w + m] + bl[down * w + j] * b[up * w + m];
					}
					for (let m = 0; m < p * p; m++) gradientInformation[at] -= slope[m] * solved.inverse[m];
				}
			}
		}
		const part = (value: number, gradient: Float64Array): Part => ({ value, gradient, hessian: none });
		return {
			logDeterminant: part(logDeterminant, gradientLog),
			residualSquares: part(solved.residualSquares, gradientRss),
			logInformation: part(solved.logInformation, gradientInformation),
			delta: solved.delta,
			inverseInformation: solved.inverse,
			informationSlopes,
		};
	}

	function evaluate(theta: Float64Array, order: 0 | 1 | 2): Evaluation {
		if (order === 0) {
			prepare(theta);
			const solved = solveFixed(cross, p);
			const value = (number: number): Part => ({ value: number, gradient: none, hessian: none });
			return {
				logDeterminant: value(logDeterminant),
				residualSquares: value(solved.residualSquares),
				logInformation: value(solved.logInformation),
				delta: solved.delta,
				inverseInformation: solved.inverse,
				informationSlopes: [],
			};
		}
		const here = firstOrder(theta);
		if (order === 1) return here;
		const names = ["logDeterminant", "residualSquares", "logInformation"] as const;
		const hessians = names.map(() => new Float64Array(nTheta * nTheta));
		const [ahead, behind] = isRough ? [ROUGH_STEP, 0] : [STEP, STEP];
		for (let i = 0; i < nTheta; i++) {
			const moved = Float64Array.from(theta);
			moved[i] = theta[i] + ahead;
			const above = firstOrder(moved);
			moved[i] = theta[i] - behind;
			const beneath = isRough ? here : firstOrder(moved);
			for (const [k, name] of names.entries())
				for (let j = 0; j < nTheta; j++)
					hessians[k][i * nTheta + j] = (above[name].gradient[j] - beneath[name].gradient[j]) / (ahead + behind);
		}
		const symmetric = (hessian: Float64Array) =>
			hessian.map((value, m) => (value + hessian[(m % nTheta) * nTheta + Math.floor(m / nTheta)]) / 2);
		const withHessian = (k: number): Part => ({ ...here[names[k]], hessian: symmetric(hessians[k]) });
		return {
			...here,
			logDeterminant: withHessian(0),
			residualSquares: withHessian(1),
			logInformation: withHessian(2),
		};
	}

	function effects(theta: Float64Array, delta: Float64Array): readonly Effects[] {
		prepare(theta);
		const solved = Float64Array.from(half);
		solveBackward(pattern, l, solved, w);
		const u = new Float64Array(size);
		for (let i = 0; i < size; i++) {
			u[i] = solved[i * w + p];
			for (let j = 0; j < p; j++) u[i] -= solved[i * w + j] * delta[j];
		}
		const b = byFactor(u, 1, { transposed: false });
		const inverse = selectedInverse(pattern, l);
		return factors.map(({ q, grouping }, f) => {
			const modes = new Float64Array(grouping.labels.length * q);
			const variances = new Float64Array(grouping.labels.length * q * q);
			const block = new Float64Array(q * q);
			for (const [g, at] of blocks.offsets[f].entries()) {
				for (let a = 0; a < q; a++) modes[g * q + a] = b[at + a];
				for (let c = 0; c < q; c++) {
					const place = placeOf(pattern, at + c, at + c);
					for (let a = c; a < q; a++) block[a * q + c] = block[c * q + a] = inverse[place + a - c];
				}
				for (let a = 0; a < q; a++) {
					for (let c = 0; c < q; c++) {
						let sum = 0;
						for (let d = 0; d < q; d++)
							for (let e = 0; e < q; e++) sum += ls[f][a * q + d] * block[d * q + e] * ls[f][c * q + e];
						variances[(g * q + a) * q + c] = sum;
					}
				}
			}
			return { modes, variances };
		});
	}

	return { nTheta, evaluate, start: () => start, effects };
}
