/** How counts that could point at a person are kept out of a table. */
export interface SmallCounts {
	/** Counts from 1 to this are not shown; 7 is what OpenSAFELY asks for. */
	readonly upTo: number;
	/** All other counts are rounded to a multiple of this (default 1: not at all). */
	readonly roundTo?: number;
}

/**
 * A count as it may be shown.
 *
 * @returns the count, rounded; or "1 to 7" for one that is not shown. Zero is shown.
 * @example
 * shownCount(23, { upTo: 7, roundTo: 5 }); // 25
 */
export function shownCount(count: number, smallCounts: SmallCounts | undefined): number | string {
	if (smallCounts === undefined || count === 0) return count;
	const { upTo, roundTo = 1 } = smallCounts;
	if (count <= upTo) return `1 to ${upTo}`;
	return Math.round(count / roundTo) * roundTo;
}
