/**
 * Cholesky factor of a sparse symmetric matrix by columns, with its inverse where the factor is not zero. The pattern is worked
 * out once; numbers are filled in again for each set of variances. Plain loops over typed arrays, in a fixed order.
 *
 * Source: Davis TA. Direct methods for sparse linear systems. 2006, doi:10.1137/1.9780898718881, chapter 4; selected inverse:
 * Takahashi K, Fagan J, Chin MS. Proc 8th PICA Conf 1973;63-69.
 */
export interface SparsePattern {
	readonly size: number;
	/** Where each column starts in `rows`; the diagonal comes first, then rows below it in rising order. */
	readonly starts: Int32Array;
	readonly rows: Int32Array;
}

/** Pattern of the factor of a matrix whose lower triangle has the given rows in each column (rising, without the diagonal). */
export function symbolicCholesky(size: number, below: readonly (readonly number[] | Int32Array)[]): SparsePattern {
	const columns: Int32Array[] = [];
	const children: number[][] = Array.from({ length: size }, () => []);
	const mark = new Int32Array(size).fill(-1);
	let total = 0;
	for (let j = 0; j < size; j++) {
		const rows: number[] = [];
		const take = (list: readonly number[] | Int32Array) => {
			for (let t = 0; t < list.length; t++) {
				const i = list[t];
				if (i <= j || mark[i] === j) continue;
				mark[i] = j;
				rows.push(i);
			}
		};
		take(below[j]);
		for (const child of children[j]) take(columns[child]);
		const sorted = Int32Array.from(rows).sort();
		columns.push(sorted);
		if (sorted.length > 0) children[sorted[0]].push(j);
		total += sorted.length + 1;
	}
	const starts = new Int32Array(size + 1);
	const rows = new Int32Array(total);
	for (let j = 0; j < size; j++) {
		rows[starts[j]] = j;
		rows.set(columns[j], starts[j] + 1);
		starts[j + 1] = starts[j] + 1 + columns[j].length;
	}
	return { size, starts, rows };
}

/**
 * Factors in place: `values` holds the matrix on the pattern and is overwritten by L.
 *
 * @returns log determinant of the matrix; NaN when it is not positive definite.
 */
export function factorSparse({ size, starts, rows }: SparsePattern, values: Float64Array): number {
	const work = new Float64Array(size);
	// Columns to the left that reach row k stand in a list of k; each moves on to its next row.
	const head = new Int32Array(size).fill(-1);
	const next = new Int32Array(size).fill(-1);
	const position = new Int32Array(size);
	let logDeterminant = 0;
	for (let k = 0; k < size; k++) {
		const from = starts[k];
		const to = starts[k + 1];
		for (let t = from; t < to; t++) work[rows[t]] = values[t];
		for (let j = head[k]; j !== -1; ) {
			const after = next[j];
			const at = position[j];
			const end = starts[j + 1];
			const factor = values[at];
			for (let t = at; t < end; t++) work[rows[t]] -= factor * values[t];
			if (at + 1 < end) {
				position[j] = at + 1;
				const row = rows[at + 1];
				next[j] = head[row];
				head[row] = j;
			}
			j = after;
		}
		const pivot = work[k];
		if (!(pivot > 0)) return Number.NaN;
		logDeterminant += Math.log(pivot);
		const root = Math.sqrt(pivot);
		values[from] = root;
		work[k] = 0;
		for (let t = from + 1; t < to; t++) {
			values[t] = work[rows[t]] / root;
			work[rows[t]] = 0;
		}
		if (from + 1 < to) {
			position[k] = from + 1;
			const row = rows[from + 1];
			next[k] = head[row];
			head[row] = k;
		}
	}
	return logDeterminant;
}

/** Solves L X = B in place, B of size x width, row-major. */
export function solveForward(
	{ size, starts, rows }: SparsePattern,
	l: Float64Array,
	b: Float64Array,
	width: number,
): void {
	for (let j = 0; j < size; j++) {
		const from = starts[j];
		const to = starts[j + 1];
		const at = j * width;
		for (let c = 0; c < width; c++) b[at + c] /= l[from];
		for (let t = from + 1; t < to; t++) {
			const factor = l[t];
			const target = rows[t] * width;
			for (let c = 0; c < width; c++) b[target + c] -= factor * b[at + c];
		}
	}
}

/** Solves L' X = B in place. */
export function solveBackward(
	{ size, starts, rows }: SparsePattern,
	l: Float64Array,
	b: Float64Array,
	width: number,
): void {
	for (let j = size - 1; j >= 0; j--) {
		const from = starts[j];
		const to = starts[j + 1];
		const at = j * width;
		for (let t = from + 1; t < to; t++) {
			const factor = l[t];
			const source = rows[t] * width;
			for (let c = 0; c < width; c++) b[at + c] -= factor * b[source + c];
		}
		for (let c = 0; c < width; c++) b[at + c] /= l[from];
	}
}

/** The inverse of L L' on the pattern of L. */
export function selectedInverse({ size, starts, rows }: SparsePattern, l: Float64Array): Float64Array {
	const inverse = new Float64Array(l.length);
	const column = new Float64Array(size);
	const sum = new Float64Array(size);
	for (let j = size - 1; j >= 0; j--) {
		const from = starts[j];
		const to = starts[j + 1];
		for (let t = from + 1; t < to; t++) {
			column[rows[t]] = l[t];
			sum[rows[t]] = 0;
		}
		for (let t = from + 1; t < to; t++) {
			const k = rows[t];
			const factor = l[t];
			const start = starts[k];
			const end = starts[k + 1];
			let own = factor * inverse[start];
			for (let m = start + 1; m < end; m++) {
				const i = rows[m];
				const value = inverse[m];
				sum[i] += factor * value;
				own += column[i] * value;
			}
			sum[k] += own;
		}
		const diagonal = l[from];
		let along = 0;
		for (let t = from + 1; t < to; t++) {
			const value = -sum[rows[t]] / diagonal;
			inverse[t] = value;
			along += l[t] * value;
		}
		inverse[from] = (1 / diagonal - along) / diagonal;
		for (let t = from + 1; t < to; t++) {
			column[rows[t]] = 0;
			sum[rows[t]] = 0;
		}
	}
	return inverse;
}
