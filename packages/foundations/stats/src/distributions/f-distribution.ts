import { checkPositive } from "@quickening/core";
import { chiSquareTail } from "./chi-square.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * Upper tail of Fisher's F distribution.
 *
 * @param f - The statistic; NaN gives NaN, numbers below 0 give 1.
 * @param numerator - Degrees of freedom of the numerator, above 0.
 * @param denominator - Of the denominator, above 0; Infinity gives the chi-square test.
 * @throws InvalidInputError when degrees of freedom are not above 0.
 *
 * Source: Abramowitz M, Stegun IA. Handbook of mathematical functions. 1964, 26.6.2; through {@link incompleteBeta}.
 * @example
 * fTail(4, 2, 10); // 0.05292...
 */
export function fTail(f: number, numerator: number, denominator: number): number {
	checkPositive("fTail", "numerator", numerator);
	if (Number.isNaN(f)) return Number.NaN;
	if (f <= 0) return 1;
	if (denominator === Number.POSITIVE_INFINITY) return chiSquareTail(f * numerator, numerator);
	checkPositive("fTail", "denominator", denominator);
	return incompleteBeta(denominator / (denominator + numerator * f), denominator / 2, numerator / 2);
}
