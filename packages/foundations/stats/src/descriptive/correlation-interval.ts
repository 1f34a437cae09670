import { checkSameLength, type Samples } from "@quickening/core";
import { studentTCdf } from "../distributions/student-t.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { correlation } from "./covariance.ts";

/** A correlation with what is known of it. */
export interface CorrelationInterval {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Two-sided p-value for no linear association, from Student's t with n - 2 degrees of freedom. */
	readonly p: number;
	/** Pairs with both values. */
	readonly n: number;
}

/**
 * Pearson's correlation with Fisher's interval and the p-value of its t test.
 *
 * @param x - n numbers.
 * @param y - n numbers; a pair counts only when both are present (not NaN).
 * @param options.levelPercent - Coverage in percent, 95 by default.
 * @returns Estimate and limits, -1 to 1. The limits are NaN with fewer than four pairs, p with fewer than three; all are
 *   NaN when one measure does not vary. At a correlation of exactly 1 or -1 the limits are the estimate.
 * @throws InvalidInputError when the lengths differ or the level is not between 0 and 100.
 *
 * Source: Fisher RA. Metron 1921;1:3-32 (the z transformation, with standard error 1 / sqrt(n - 3)).
 * Agrees with: SciPy, pearsonr(x, y) and its confidence_interval(), to 1e-12, p to 1e-10 (tests/peers/statsmodels).
 * @example
 * correlationInterval([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).estimate; // 0.8
 */
export function correlationInterval(
	x: Samples,
	y: Samples,
	{ levelPercent = 95 }: { levelPercent?: number } = {},
): CorrelationInterval {
	const where = "correlationInterval";
	checkSameLength(where, { argument: "x", values: x }, { argument: "y", values: y });
	const reach = twoSidedZ(where, levelPercent);
	let n = 0;
	for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]) && !Number.isNaN(y[i])) n++;
	const estimate = correlation(x, y);
	if (Number.isNaN(estimate)) return { estimate, low: Number.NaN, high: Number.NaN, p: Number.NaN, n };
	const t = estimate * Math.sqrt((n - 2) / (1 - estimate * estimate));
	const p = n < 3 ? Number.NaN : 2 * studentTCdf(-Math.abs(t), n - 2);
	if (n < 4) return { estimate, low: Number.NaN, high: Number.NaN, p, n };
	const z = Math.atanh(estimate);
	const width = reach / Math.sqrt(n - 3);
	return { estimate, low: Math.tanh(z - width), high: Math.tanh(z + width), p, n };
}
