/**
 * All that a model with one grouping factor needs of its rows: sums of products within each group. A fit costs the same
 * however many rows a group has.
 */
export interface GroupSums {
	readonly nRows: number;
	readonly nGroups: number;
	/** Random effects of a group. */
	readonly q: number;
	/** Fixed effects. */
	readonly p: number;
	/** Z'Z of each group, q x q. */
	readonly zz: Float64Array;
	/** Z'[Q e] of each group, q x (p + 1): fixed columns, then the outcome less its least-squares fit. */
	readonly zx: Float64Array;
	/** [Q e]'[Q e], (p + 1) x (p + 1), over all rows. */
	readonly xx: Float64Array;
	/** log |R| of the errors; 0 when they are independent. */
	readonly logDeterminant: number;
}

/** A free element of L: row and column. */
export type FreeElement = readonly [row: number, column: number];
