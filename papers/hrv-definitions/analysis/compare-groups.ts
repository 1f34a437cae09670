import { mean, standardDeviation, studentTCdf, studentTQuantile, variance } from "@quickening/stats";

/** Difference of two groups' means. */
export interface GroupDifference {
	readonly nSinus: number;
	readonly nFailure: number;
	readonly meanSinus: number;
	readonly sdSinus: number;
	readonly meanFailure: number;
	readonly sdFailure: number;
	/** Heart failure less sinus rhythm. */
	readonly difference: number;
	readonly low: number;
	readonly high: number;
	/** The same over the root of the mean of the two variances. */
	readonly standardised: number;
	readonly standardisedLow: number;
	readonly standardisedHigh: number;
	/** Welch's test. */
	readonly p: number;
}

/**
 * Welch's comparison of means with a 95 % interval; the standardised difference and its interval are the same over the pooled
 * standard deviation, which is taken as known.
 */
export function compareGroups(sinus: readonly number[], failure: readonly number[]): GroupDifference {
	const a = sinus.filter(Number.isFinite);
	const b = failure.filter(Number.isFinite);
	const difference = mean(b) - mean(a);
	const parts = [variance(a) / a.length, variance(b) / b.length] as const;
	const error = Math.sqrt(parts[0] + parts[1]);
	const freedom = (parts[0] + parts[1]) ** 2 / (parts[0] ** 2 / (a.length - 1) + parts[1] ** 2 / (b.length - 1));
	const reach = studentTQuantile(0.975, freedom) * error;
	const pooled = Math.sqrt((variance(a) + variance(b)) / 2);
	return {
		nSinus: a.length,
		nFailure: b.length,
		meanSinus: mean(a),
		sdSinus: standardDeviation(a),
		meanFailure: mean(b),
		sdFailure: standardDeviation(b),
		difference,
		low: difference - reach,
		high: difference + reach,
		standardised: difference / pooled,
		standardisedLow: (difference - reach) / pooled,
		standardisedHigh: (difference + reach) / pooled,
		p: Math.min(1, 2 * studentTCdf(-Math.abs(difference / error), freedom)),
	};
}
