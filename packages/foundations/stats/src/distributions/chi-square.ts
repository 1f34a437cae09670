import { checkPositive } from "@quickening/core";
import { upperIncompleteGamma } from "./incomplete-gamma.ts";

/**
 * Upper tail of the chi-square distribution: the p-value of a statistic that is large when the hypothesis is wrong.
 *
 * @param x - The statistic; NaN gives NaN, numbers below 0 give 1.
 * @param degreesOfFreedom - Above 0, need not be whole.
 * @throws InvalidInputError when degreesOfFreedom is not a finite number above 0.
 *
 * Source: Pearson K. Phil Mag 1900;50:157-175, doi:10.1080/14786440009463897; through {@link upperIncompleteGamma}.
 * @example
 * chiSquareTail(3.841458820694124, 1); // 0.05
 */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
	checkPositive("chiSquareTail", "degreesOfFreedom", degreesOfFreedom);
	if (x <= 0) return 1;
	return upperIncompleteGamma(degreesOfFreedom / 2, x / 2);
}
