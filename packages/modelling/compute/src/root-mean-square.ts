import { checkMinimumLength, type Samples } from "@quickening/core";

/**
 * Root mean square: how large the values of a signal are, whatever their sign.
 *
 * @param values - Any unit, length n >= 1; NaN marks a missing value and is left out.
 * @returns In the unit of the values; NaN when every value is missing (not estimable, not an error).
 * @throws InvalidInputError when there is no value.
 *
 * Source: the quadratic mean, by definition; a published measure names its paper and DOI here.
 * @example
 * rootMeanSquare([3, -4]); // 3.535...
 */
export function rootMeanSquare(values: Samples): number {
	checkMinimumLength("rootMeanSquare", "values", values, 1);
	let sum = 0;
	let n = 0;
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		sum += value * value;
		n++;
	}
	return n === 0 ? Number.NaN : Math.sqrt(sum / n);
}
