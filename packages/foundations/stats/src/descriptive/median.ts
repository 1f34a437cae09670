import type { Samples } from "@quickening/core";
import { quantile } from "./quantile.ts";

/**
 * Median of the present values: the middle one, or the mean of the two in the middle.
 *
 * @param values - n numbers in any order; NaN marks what is missing and is left out.
 * @returns The median in the values' unit; NaN when no value is present.
 * @example
 * median([3, 1, NaN, 2]); // 2
 */
export function median(values: Samples): number {
	return quantile(values, 0.5);
}
