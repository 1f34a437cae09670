import { covariance, mean, variance } from "@quickening/stats";

/** A straight line through weekly means. */
export interface Decline {
	/** Change a week. */
	readonly perWeek: number;
	/** The week in which the line crosses 0. */
	readonly zeroWeek: number;
}

/**
 * The straight line of least squares through weekly means, each week with the same weight. No interval is given: the scatter
 * of weekly means about a line is not the uncertainty of a mean over people, and how many stand behind a week is not known.
 */
export function decline(weeks: readonly number[], means: readonly number[]): Decline {
	const perWeek = covariance(weeks, means) / variance(weeks);
	return { perWeek, zeroWeek: mean(weeks) - mean(means) / perWeek };
}
