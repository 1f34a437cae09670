import { checkPositive, type Samples } from "@quickening/core";

/** Values grouped by size, so that a rank is found without sorting the rest. */
export interface OrderStatistics {
	readonly n: number;
	/** Value of each rank, 0 to n - 1; NaN for ranks outside. */
	readonly ofRank: (rank: number) => number;
	/** Values in each cell, the first of which begins at `firstCell` times `cellWidth`. */
	readonly counts: Int32Array;
	readonly firstCell: number;
	readonly cellWidth: number;
}

export interface OrderStatisticsOptions {
	/** Width of a cell in the values' unit; cells begin at its whole multiples. Default: about 4,096 cells over the range. */
	readonly cellWidth?: number;
}

const mostCells = 1 << 20;
const smallestRange = 1e-290;

/**
 * Prepares order statistics of many values in linear time: they are grouped into equal cells, and of these only the cell
 * that holds a rank asked for is sorted. The counts of the cells are a histogram.
 *
 * @param values - Any order; NaN is left out. Not changed.
 * @throws InvalidInputError when the width is not above 0.
 *
 * Source: bucket selection; Knuth, The Art of Computer Programming, vol. 3, section 5.2.5.
 * @example
 * orderStatistics([3, 1, 2]).ofRank(1); // 2
 */
export function orderStatistics(values: Samples, options: OrderStatisticsOptions = {}): OrderStatistics {
	const present = presentValues(values);
	const n = present.length;
	let minimum = Number.POSITIVE_INFINITY;
	let maximum = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < n; i++) {
		const value = present[i];
		if (value < minimum) minimum = value;
		if (value > maximum) maximum = value;
	}
	const range = maximum - minimum;
	// So narrow a range that its parts could not be told apart is one cell.
	const wanted = options.cellWidth ?? (range > smallestRange && range < Number.POSITIVE_INFINITY ? range / 4096 : 1);
	checkPositive("orderStatistics", "cellWidth", wanted);
	const cellWidth = Math.max(wanted, range < Number.POSITIVE_INFINITY ? range / mostCells : 1);
	const perUnit = 1 / cellWidth;
	const firstCell = minimum <= maximum ? Math.floor(minimum * perUnit) : 0;
	const cells = minimum <= maximum ? Math.floor(maximum * perUnit) - firstCell + 1 : 0;
	const last = cells - 1;
	// ends[c] is where cell c begins, then, once all values are in place, where it ends.
	const ends = new Int32Array(cells + 1);
	const cellOf = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		let cell = (present[i] * perUnit - firstCell) | 0;
		if (cell > last) cell = last;
		cellOf[i] = cell;
		ends[cell + 1]++;
	}
	const counts = ends.slice(1);
	for (let cell = 1; cell <= cells; cell++) ends[cell] += ends[cell - 1];
	const grouped = new Float64Array(n);
	for (let i = 0; i < n; i++) grouped[ends[cellOf[i]]++] = present[i];
	const sorted = new Uint8Array(cells);
	const ofRank = (rank: number): number => {
		if (!(rank >= 0 && rank < n)) return Number.NaN;
		const cell = Math.min(last, (grouped[rank] * perUnit - firstCell) | 0);
		if (sorted[cell] === 0) {
			grouped.subarray(cell === 0 ? 0 : ends[cell - 1], ends[cell]).sort();
			sorted[cell] = 1;
		}
		return grouped[rank];
	};
	return { n, ofRank, counts, firstCell, cellWidth };
}

/** A copy without NaN. */
function presentValues(values: Samples): Float64Array {
	const present = new Float64Array(values.length);
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		present[n] = value;
		if (!Number.isNaN(value)) n++;
	}
	return present.subarray(0, n);
}

/**
 * Type 7 quantile from prepared order statistics.
 *
 * @param p - The share below, 0 to 1.
 * @returns NaN when there is no value.
 */
export function quantileOfRanks({ n, ofRank }: OrderStatistics, p: number): number {
	if (n === 0) return Number.NaN;
	// The arithmetic of quantileOfSorted, so that both give the same bits.
	const position = n * p + (1 - p);
	const whole = Math.floor(position + 4 * Number.EPSILON);
	let fraction = position - whole;
	if (Math.abs(fraction) < 4 * Number.EPSILON) fraction = 0;
	const below = ofRank(Math.min(n - 1, Math.max(0, whole - 1)));
	const above = ofRank(Math.min(n - 1, Math.max(0, whole)));
	if (fraction === 0) return below;
	return fraction === 1 ? above : below + fraction * (above - below);
}

/**
 * Median distance from the median, from prepared order statistics, in a few steps: distances below and above the median are
 * two rising series, and the middle of both together is found by halving.
 *
 * @returns In the values' unit; NaN when there is no value.
 */
export function medianDistanceOfRanks(prepared: OrderStatistics): number {
	const { n, ofRank } = prepared;
	if (n === 0) return Number.NaN;
	const middle = quantileOfRanks(prepared, 0.5);
	const left = Math.ceil(n / 2);
	const below = (i: number) => (i < left ? middle - ofRank(left - 1 - i) : Number.POSITIVE_INFINITY);
	const above = (j: number) => (j < n - left ? ofRank(left + j) - middle : Number.POSITIVE_INFINITY);
	/** The k-th smallest distance, counted from 0. */
	const distance = (k: number): number => {
		let low = Math.max(0, k - (n - left));
		let high = Math.min(k, left);
		// The fewest taken from below so that the next of them is not smaller than the last taken from above.
		while (low < high) {
			const taken = (low + high) >> 1;
			if (below(taken) < above(k - taken - 1)) low = taken + 1;
			else high = taken;
		}
		return Math.min(below(low), above(k - low));
	};
	return n % 2 === 1 ? distance((n - 1) / 2) : (distance(n / 2 - 1) + distance(n / 2)) / 2;
}
