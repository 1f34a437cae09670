import { checkInRange, InvalidInputError, type Samples } from "@quickening/core";

/** The nine sample quantiles of Hyndman and Fan; 7 is the default of R, NumPy and spreadsheets. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * Sample quantile.
 *
 * @param values - n numbers in any order; NaN marks what is missing and is left out. Not changed.
 * @param p - The share below, 0 to 1.
 * @param options.type - Which of the nine definitions; 7 (default) interpolates between order statistics.
 * @returns The quantile in the values' unit; NaN when no value is present.
 * @throws InvalidInputError when p is outside 0..1 or the type is unknown.
 *
 * Source: Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365,
 * doi:10.1080/00031305.1996.10473566.
 * @example
 * quantile([1, 2, 3, 4], 0.25); // 1.75
 */
export function quantile(values: Samples, p: number, { type = 7 }: { type?: QuantileType } = {}): number {
	checkInRange("quantile", "p", p, 0, 1);
	return quantileOfSorted(sortedPresent(values), p, { type });
}

/** The present values in rising order, as a new array. */
export function sortedPresent(values: Samples): Float64Array {
	return Float64Array.from(values)
		.filter((x) => !Number.isNaN(x))
		.sort();
}

/**
 * {@link quantile} of values that are already sorted and hold no NaN: for many quantiles of one sample.
 *
 * @example
 * quantileOfSorted([1, 2, 3, 4], 0.5); // 2.5
 */
export function quantileOfSorted(sorted: Samples, p: number, { type = 7 }: { type?: QuantileType } = {}): number {
	const n = sorted.length;
	if (n === 0) return Number.NaN;
	// Position m + n p counted from 1; j is its whole part and g the rest.
	const shift = shiftOfType(type, p);
	const position = n * p + shift;
	// A position that is whole but for rounding counts as whole, as in R.
	const j = Math.floor(position + 4 * Number.EPSILON);
	let g = position - j;
	if (Math.abs(g) < 4 * Number.EPSILON) g = 0;
	let weight = g;
	if (type === 1) weight = g > 0 ? 1 : 0;
	else if (type === 2) weight = g > 0 ? 1 : 0.5;
	else if (type === 3) weight = g === 0 && j % 2 === 0 ? 0 : 1;
	const below = sorted[Math.min(n - 1, Math.max(0, j - 1))];
	const above = sorted[Math.min(n - 1, Math.max(0, j))];
	if (weight === 0) return below;
	if (weight === 1) return above;
	return below + weight * (above - below);
}

function shiftOfType(type: QuantileType, p: number): number {
	if (type === 1 || type === 2 || type === 4) return 0;
	if (type === 3) return -0.5;
	if (type === 5) return 0.5;
	if (type === 6) return p;
	if (type === 7) return 1 - p;
	if (type === 8) return (p + 1) / 3;
	if (type === 9) return p / 4 + 3 / 8;
	throw new InvalidInputError(`quantile: type must be 1 to 9; got ${type}`, {
		code: "out-of-range",
		argument: "type",
		received: type,
	});
}
