import { checkName } from "@quickening/core";

/** Scale on which the limits of a survival curve are symmetric: its logarithm, the log of minus that, or the curve itself. */
export type SurvivalInterval = "log" | "log-log" | "plain";

export function checkInterval(where: string, interval: SurvivalInterval): void {
	checkName(where, "interval", interval, ["log", "log-log", "plain"]);
}

/**
 * Limits of a survival probability.
 *
 * @param survival - S, 0 to 1.
 * @param logError - Standard error of log S (of the cumulative hazard).
 * @param z - Normal quantile.
 * @returns Low and high, within 0 to 1; NaN where the scale has no error: at S = 0, and for "log-log" at S = 1.
 *
 * Source: Kalbfleisch JD, Prentice RL. The statistical analysis of failure time data, 2nd ed. 2002,
 * doi:10.1002/9781118032985, section 1.4.
 */
export function survivalLimits(
	survival: number,
	logError: number,
	z: number,
	interval: SurvivalInterval,
): readonly [low: number, high: number] {
	if (survival === 0) return [Number.NaN, Number.NaN];
	if (interval === "plain") {
		const reach = z * logError * survival;
		return [Math.max(survival - reach, 0), Math.min(survival + reach, 1)];
	}
	if (interval === "log") return [survival * Math.exp(-z * logError), Math.min(survival * Math.exp(z * logError), 1)];
	if (survival === 1) return [Number.NaN, Number.NaN];
	const centre = Math.log(-Math.log(survival));
	const reach = (z * logError) / Math.abs(Math.log(survival));
	return [Math.exp(-Math.exp(centre + reach)), Math.exp(-Math.exp(centre - reach))];
}
