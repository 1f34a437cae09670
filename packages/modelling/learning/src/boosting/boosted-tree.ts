import type { Matrix } from "@quickening/stats";

/** A regression tree in flat arrays; node 0 is the root, and a leaf has column -1. */
export interface BoostedTree {
	readonly column: Int32Array;
	/** Rows with a value at most this go left. */
	readonly threshold: Float64Array;
	/** 1: rows whose value is missing go left. */
	readonly missingLeft: Uint8Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
	/** What a leaf adds to the log odds. */
	readonly value: Float64Array;
}

/** Adds what the tree says of every row to `logOdds`. */
export function addTree(tree: BoostedTree, { values, nRows, nColumns }: Matrix, logOdds: Float64Array): void {
	const { column, threshold, missingLeft, left, right, value } = tree;
	for (let i = 0; i < nRows; i++) {
		let node = 0;
		while (column[node] >= 0) {
			const x = values[i * nColumns + column[node]];
			const goesLeft = x <= threshold[node] || (Number.isNaN(x) && missingLeft[node] === 1);
			node = goesLeft ? left[node] : right[node];
		}
		logOdds[i] += value[node];
	}
}
