import type { Matrix } from "@quickening/stats";

/** A classification tree in flat arrays; node 0 is the root, and a leaf has column -1. */
export interface Tree {
	/** Column that a node splits on; -1 in a leaf. */
	readonly column: Int32Array;
	/** Rows with a value at most this go left. */
	readonly threshold: Float64Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
	/** Share of outcome 1 among the training rows of the node, by weight. */
	readonly share: Float64Array;
}

/** Adds the leaf share of every row to `sums`. */
export function addTreeShares(tree: Tree, features: Matrix, sums: Float64Array): void {
	const { values, nRows, nColumns } = features;
	for (let i = 0; i < nRows; i++) sums[i] += treeShare(tree, values, i * nColumns);
}

/** Leaf share of the row that starts at `start`. */
export function treeShare(tree: Tree, values: Float64Array, start: number): number {
	const { column, threshold, left, right, share } = tree;
	let node = 0;
	while (column[node] >= 0) node = values[start + column[node]] <= threshold[node] ? left[node] : right[node];
	return share[node];
}
