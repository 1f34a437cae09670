import { checkInRange, checkPositive } from "@quickening/core";
import { incompleteBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * Student's t distribution function: probability of a value of at most t.
 *
 * @param t - Any number; NaN gives NaN.
 * @param degreesOfFreedom - Above 0, need not be whole.
 * @throws InvalidInputError when degreesOfFreedom is not a finite number above 0.
 *
 * Source: Student. The probable error of a mean. Biometrika 1908;6:1-25, doi:10.1093/biomet/6.1.1; through
 * {@link incompleteBeta}.
 * Agrees with: SciPy, scipy.stats.t.cdf, to 1e-12 (tests/peers/statsmodels).
 * @example
 * studentTCdf(0, 5); // 0.5
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
	checkPositive("studentTCdf", "degreesOfFreedom", degreesOfFreedom);
	if (Number.isNaN(t)) return Number.NaN;
	const square = t * t;
	// Near the centre the complement keeps the digits that nu / (nu + t^2) loses; beyond, it would cancel.
	const tail =
		square < 1
			? 0.5 * (1 - incompleteBeta(square / (degreesOfFreedom + square), 0.5, degreesOfFreedom / 2))
			: 0.5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5);
	return t > 0 ? 1 - tail : tail;
}

/**
 * Student's t quantile: the t below which a value lies with probability p.
 *
 * @param p - A probability, 0 to 1; 0 gives -Infinity and 1 gives Infinity.
 * @param degreesOfFreedom - Above 0, need not be whole.
 * @throws InvalidInputError when p is outside 0..1 or degreesOfFreedom is not above 0.
 *
 * Source: the inverse of {@link studentTCdf} by bisection to the last bit, from brackets grown from the normal quantile.
 * Agrees with: SciPy, scipy.stats.t.ppf, to 1e-10 (tests/peers/statsmodels).
 * @example
 * studentTQuantile(0.975, 10); // 2.228138851...
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
	checkInRange("studentTQuantile", "p", p, 0, 1);
	checkPositive("studentTQuantile", "degreesOfFreedom", degreesOfFreedom);
	if (p === 0) return Number.NEGATIVE_INFINITY;
	if (p === 1) return Number.POSITIVE_INFINITY;
	if (p === 0.5) return 0;
	if (p > 0.5) return -studentTQuantile(1 - p, degreesOfFreedom);
	let high = 0;
	let low = Math.min(-1, normalQuantile(p));
	while (studentTCdf(low, degreesOfFreedom) > p) {
		high = low;
		low *= 2;
	}
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle === low || middle === high) return middle;
		if (studentTCdf(middle, degreesOfFreedom) < p) low = middle;
		else high = middle;
	}
}
