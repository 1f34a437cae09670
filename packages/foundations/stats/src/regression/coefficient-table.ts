import { normalCdf } from "../distributions/normal-cdf.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { studentTCdf, studentTQuantile } from "../distributions/student-t.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import type { Matrix } from "../model/matrix.ts";

/** One coefficient of a regression with what is known of it. */
export interface Coefficient {
	/** Name of its column; "intercept" for the first. */
	readonly name: string;
	/** Change of the outcome (or of the linear predictor) for one unit of the column, the others held. */
	readonly estimate: number;
	readonly standardError: number;
	/** Estimate over standard error: t where `degreesOfFreedom` is finite, z otherwise. */
	readonly statistic: number;
	/** Two-sided p-value for no association, from Student's t or the normal distribution. */
	readonly p: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Estimates and their covariance as a table: standard error, statistic, two-sided p and limits of each coefficient.
 *
 * @param degreesOfFreedom - Of Student's t; Infinity for the normal distribution.
 */
export function coefficientTable(
	where: string,
	names: readonly string[],
	estimates: Float64Array,
	covariance: Matrix,
	degreesOfFreedom: number,
	levelPercent: number,
): Coefficient[] {
	const tail = tailOf(where, levelPercent);
	const isNormal = degreesOfFreedom === Number.POSITIVE_INFINITY;
	const reach = isNormal ? -normalQuantile(tail) : -studentTQuantile(tail, degreesOfFreedom);
	return names.map((name, j) => {
		const estimate = estimates[j];
		const standardError = Math.sqrt(covariance.values[j * covariance.nColumns + j]);
		const statistic = estimate / standardError;
		const oneTail = isNormal ? normalCdf(-Math.abs(statistic)) : studentTCdf(-Math.abs(statistic), degreesOfFreedom);
		return {
			name,
			estimate,
			standardError,
			statistic,
			p: 2 * oneTail,
			low: estimate - reach * standardError,
			high: estimate + reach * standardError,
		};
	});
}
