import { checkMinimumLength, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Sums of products of columns within each group: all that any mixed model of these columns with one grouping factor needs of its
 * rows. Column 0 is the intercept, a 1 in every row; those given follow.
 */
export interface GroupProducts {
	readonly nGroups: number;
	/** Rows of each group, at least 1. */
	readonly nRows: Int32Array;
	/** Columns, the intercept among them. */
	readonly k: number;
	/** k x k of each group, symmetric, row-major, one after another. */
	readonly products: Float64Array;
}

/**
 * Products within groups, in one pass over the rows. Any outcome, any fixed effects and any random slopes among the columns are
 * then fitted by {@link ./mixed-from-products.ts mixedFromProducts} without the rows: simulations and searches over many columns
 * cost little more than one fit.
 *
 * @param groups - The columns of each group, k - 1 of the same length, finite; a group without rows is left out.
 *   Columns should be of about the same size as 1: rounding grows with their squares.
 * @throws InvalidInputError when a group has another number of columns than the first, columns of one group differ in length, or
 *   a value is not finite.
 * @example
 * groupProducts([[[0, 1], [3, 5]], [[0, 2], [4, 4]]]).nGroups; // 2 groups of 2 rows, columns: intercept, time, outcome
 */
export function groupProducts(groups: readonly (readonly Samples[])[]): GroupProducts {
	checkMinimumLength("groupProducts", "groups", groups, 1);
	const nColumns = groups[0].length;
	const present = groups.filter((columns, g) => {
		if (columns.length === nColumns && columns.every((column) => column.length === columns[0].length)) {
			return nColumns > 0 && columns[0].length > 0;
		}
		throw new InvalidInputError(
			`groupProducts: groups[${g}] must have ${nColumns} columns of one length; got lengths ${columns.map(({ length }) => length).join(", ")}`,
			{ code: "length-mismatch", argument: "groups", received: columns.length },
		);
	});
	const k = nColumns + 1;
	const nGroups = present.length;
	const nRows = new Int32Array(nGroups);
	const products = new Float64Array(nGroups * k * k);
	for (let g = 0; g < nGroups; g++) {
		const n = present[g][0].length;
		nRows[g] = n;
		const at = g * k * k;
		addProducts(rowsOf(present[g], k), n, k, products, at);
		for (let a = 0; a < k; a++) {
			for (let b = 0; b <= a; b++) {
				const value = products[at + a * k + b];
				if (!Number.isFinite(value)) {
					throw new InvalidInputError(`groupProducts: groups[${g}] must hold finite numbers; got one that is not`, {
						code: "not-finite",
						argument: "groups",
						received: value,
					});
				}
				products[at + b * k + a] = value;
			}
		}
	}
	return { nGroups, nRows, k, products };
}

/** Row-major, with a 1 in front of each row. */
function rowsOf(columns: readonly Samples[], k: number): Float64Array {
	const n = columns[0].length;
	const rows = new Float64Array(n * k);
	for (let i = 0; i < n; i++) rows[i * k] = 1;
	for (let a = 1; a < k; a++) {
		const column = Float64Array.from(columns[a - 1]);
		for (let i = 0; i < n; i++) rows[i * k + a] = column[i];
	}
	return rows;
}

/** Lower triangle of the products of n rows. */
function addProducts(rows: Float64Array, n: number, k: number, products: Float64Array, at: number): void {
	for (let i = 0; i < n; i++) {
		const from = i * k;
		for (let a = 0; a < k; a++) {
			const left = rows[from + a];
			if (left === 0) continue;
			const to = at + a * k;
			for (let b = 0; b <= a; b++) products[to + b] += left * rows[from + b];
		}
	}
}

/**
 * The groups of several products as one: two strata of a study, say.
 *
 * @throws InvalidInputError when they have other numbers of columns.
 */
export function joinProducts(parts: readonly GroupProducts[]): GroupProducts {
	checkMinimumLength("joinProducts", "parts", parts, 1);
	const { k } = parts[0];
	const other = parts.find((part) => part.k !== k);
	if (other !== undefined) {
		throw new InvalidInputError(`joinProducts: parts must have the same columns (${k}); got ${other.k}`, {
			code: "length-mismatch",
			argument: "parts",
			received: other.k,
		});
	}
	const nGroups = parts.reduce((sum, part) => sum + part.nGroups, 0);
	const nRows = new Int32Array(nGroups);
	const products = new Float64Array(nGroups * k * k);
	let at = 0;
	for (const part of parts) {
		nRows.set(part.nRows, at);
		products.set(part.products, at * k * k);
		at += part.nGroups;
	}
	return { nGroups, nRows, k, products };
}
