import type { Samples } from "@quickening/core";
import { mean } from "./mean.ts";
import { variance } from "./variance.ts";

/**
 * Standardised mean difference between two groups: difference of the means over the root of the mean of the two
 * variances. It says how far groups are apart in standard deviations, whatever their size.
 *
 * @param first - Values of the first group; NaN is left out.
 * @param second - Values of the second group; NaN is left out.
 * @returns (mean of first - mean of second) / pooled SD, no unit; NaN when a group has fewer than two values or neither
 *   group varies.
 *
 * Source: Austin PC. Balance diagnostics for comparing the distribution of baseline covariates between treatment
 * groups. Stat Med 2009;28:3083-3107, doi:10.1002/sim.3697.
 * @example
 * standardisedDifference([1, 2, 3], [0, 1, 2]); // 1
 */
export function standardisedDifference(first: Samples, second: Samples): number {
	const pooled = Math.sqrt((variance(first) + variance(second)) / 2);
	return pooled > 0 ? (mean(first) - mean(second)) / pooled : Number.NaN;
}

/**
 * Standardised difference of two proportions, such as the share of caesareans in two groups.
 *
 * @param first - Share in the first group, 0 to 1.
 * @param second - Share in the second group, 0 to 1.
 * @returns The difference over the root of the mean of the two binomial variances; NaN when neither share varies.
 *
 * Source: Austin 2009, doi:10.1002/sim.3697.
 * @example
 * standardisedDifferenceOfProportions(0.5, 0.5); // 0
 */
export function standardisedDifferenceOfProportions(first: number, second: number): number {
	const pooled = Math.sqrt((first * (1 - first) + second * (1 - second)) / 2);
	return pooled > 0 ? (first - second) / pooled : Number.NaN;
}
