import type { Matrix } from "@quickening/stats";

/** Every column replaced by dense ranks, so that trees compare and sort small whole numbers. */
export interface ColumnCodes {
	/** Column-major: code of row i in column j at j * nRows + i; equal values have equal codes. */
	readonly codes: Int32Array;
	/** For each column its distinct values, rising: code c stands for distinct[c]. */
	readonly distinct: readonly Float64Array[];
	readonly nRows: number;
}

/** Dense ranks of every column, made once for all trees of a forest. */
export function columnCodes(features: Matrix): ColumnCodes {
	const { values, nRows, nColumns } = features;
	const codes = new Int32Array(nRows * nColumns);
	const distinct: Float64Array[] = [];
	const sorted = new Float64Array(nRows);
	for (let j = 0; j < nColumns; j++) {
		for (let i = 0; i < nRows; i++) sorted[i] = values[i * nColumns + j];
		sorted.sort();
		let n = 0;
		// -0 and 0 compare equal here, as they do in a split.
		for (let i = 0; i < nRows; i++) if (i === 0 || sorted[i] !== sorted[n - 1]) sorted[n++] = sorted[i];
		const own = sorted.slice(0, n);
		distinct.push(own);
		for (let i = 0; i < nRows; i++) codes[j * nRows + i] = position(own, values[i * nColumns + j]);
	}
	return { codes, distinct, nRows };
}

function position(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
