import { checkMinimumLength, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { normalCdf } from "../distributions/normal-cdf.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { studentTCdf, studentTQuantile } from "../distributions/student-t.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import { checkFinite } from "../model/check-model-input.ts";

export interface PoolOptions {
	/** Degrees of freedom that the analysis would have without missing data (n - k of a regression); Infinity by default. */
	readonly completeDegreesOfFreedom?: number;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** One quantity over m imputed tables. */
export interface PooledEstimate {
	/** Mean of the estimates. */
	readonly estimate: number;
	/** Root of the total variance: within + (1 + 1/m) between. */
	readonly standardError: number;
	/** Mean of the squared errors. */
	readonly within: number;
	/** Variance of the estimates between tables. */
	readonly between: number;
	/** Barnard and Rubin's, never above the complete ones. */
	readonly degreesOfFreedom: number;
	/** Rise of the variance through what is missing, relative to the variance within. */
	readonly relativeIncrease: number;
	/** Share of the total variance that is due to what is missing. */
	readonly lambda: number;
	/** Share of the information on this quantity that is missing, with the correction for finite m. */
	readonly missingInformation: number;
	readonly statistic: number;
	/** Two-sided p-value for 0. */
	readonly p: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Rubin's rules: one estimate with its error from the estimates in m imputed tables.
 *
 * @param estimates - m >= 2 estimates of one quantity, finite, on a scale on which they are about normal (log odds, not odds).
 * @param variances - Their squared standard errors, 0 or more.
 * @param options - `completeDegreesOfFreedom` (Infinity); `levelPercent` (95).
 * @returns Pooled estimate, error, limits, p, and how much is due to what is missing. When the tables agree to the last digit the
 *   degrees of freedom are the complete ones.
 * @throws InvalidInputError when fewer than 2 are given, lengths differ, a value is not finite, a variance is negative, or the
 *   degrees of freedom are not above 0.
 *
 * Source: Rubin DB. Multiple imputation for nonresponse in surveys. 1987, doi:10.1002/9780470316696; degrees of freedom:
 * Barnard J,
 * Rubin DB. Biometrika 1999;86:948-955, doi:10.1093/biomet/86.4.948.
 * Agrees with: R's mice, pool and pool.scalar, to 1e-9 (tests/peers/mice).
 * @example
 * poolEstimates([1, 2, 3], [1, 1, 1]).standardError; // 1.5275252316519468
 */
export function poolEstimates(
	estimates: Samples,
	variances: Samples,
	{ completeDegreesOfFreedom: complete = Number.POSITIVE_INFINITY, levelPercent = 95 }: PoolOptions = {},
): PooledEstimate {
	const where = "poolEstimates";
	checkMinimumLength(where, "estimates", estimates, 2);
	checkSameLength(where, { argument: "estimates", values: estimates }, { argument: "variances", values: variances });
	checkFinite(where, "estimates", estimates);
	checkFinite(where, "variances", variances);
	const negative = Array.from(variances).find((value) => value < 0);
	if (negative !== undefined || !(complete > 0)) {
		throw new InvalidInputError(
			negative === undefined
				? `${where}: completeDegreesOfFreedom must be above 0; got ${complete}`
				: `${where}: variances must be 0 or more; got ${negative}. They are squared standard errors.`,
			{
				code: "out-of-range",
				argument: negative === undefined ? "completeDegreesOfFreedom" : "variances",
				received: negative ?? complete,
			},
		);
	}
	const tail = tailOf(where, levelPercent);
	const m = estimates.length;
	let estimate = 0;
	let within = 0;
	for (let i = 0; i < m; i++) {
		estimate += (estimates[i] - estimate) / (i + 1);
		within += (variances[i] - within) / (i + 1);
	}
	let squares = 0;
	for (let i = 0; i < m; i++) squares += (estimates[i] - estimate) ** 2;
	const between = squares / (m - 1);
	const added = (1 + 1 / m) * between;
	const total = within + added;
	const lambda = total > 0 ? added / total : 0;
	const degreesOfFreedom = barnardRubin(m, lambda, complete);
	const relativeIncrease = added / within;
	const standardError = Math.sqrt(total);
	const statistic = estimate / standardError;
	const isNormal = degreesOfFreedom === Number.POSITIVE_INFINITY;
	const reach = standardError * -(isNormal ? normalQuantile(tail) : studentTQuantile(tail, degreesOfFreedom));
	return {
		estimate,
		standardError,
		within,
		between,
		degreesOfFreedom,
		relativeIncrease,
		lambda,
		missingInformation: (relativeIncrease + 2 / (degreesOfFreedom + 3)) / (relativeIncrease + 1),
		statistic,
		p: 2 * (isNormal ? normalCdf(-Math.abs(statistic)) : studentTCdf(-Math.abs(statistic), degreesOfFreedom)),
		low: estimate - reach,
		high: estimate + reach,
	};
}

function barnardRubin(m: number, lambda: number, complete: number): number {
	if (lambda === 0) return complete;
	const rubin = (m - 1) / (lambda * lambda);
	if (complete === Number.POSITIVE_INFINITY) return rubin;
	const observed = ((complete + 1) / (complete + 3)) * complete * (1 - lambda);
	return (rubin * observed) / (rubin + observed);
}
