import { checkInRange, checkPositive, checkSameLength, type Samples } from "@quickening/core";
import { windowsOverTime } from "@quickening/signal";
import { quantile } from "@quickening/stats";

export interface RestingHeartRateOptions {
	/**
	 * "lowestWindow": the lowest mean over `windowSeconds`; "lowQuantile": the `quantile` of the means of all windows, which one
	 * odd window does not move. Devices do not publish their rules: name the one used. Default "lowestWindow".
	 */
	readonly definition?: "lowestWindow" | "lowQuantile";
	/** Default 1800 (30 min). */
	readonly windowSeconds?: number;
	/** Default 60. */
	readonly stepSeconds?: number;
	/** Default 0.05. */
	readonly quantile?: number;
	/** Share of a window that has to be covered by readings. Default 0.8. */
	readonly minimumCoverage?: number;
	/** Readings further apart than this leave a gap, in s. Default 60. */
	readonly longestGapSeconds?: number;
	/** Only windows that lie in one of these, such as the sleep of a night, in s. Default: anywhere. */
	readonly within?: readonly { readonly startSeconds: number; readonly endSeconds: number }[];
}

/** Resting heart rate and where it was found. */
export interface RestingHeartRate {
	/** NaN when no window is covered enough. */
	readonly restingHeartRateBpm: number;
	/** Start of the window it was found in ("lowestWindow"), in s. */
	readonly atSeconds: number;
	readonly nWindows: number;
}

/**
 * Resting heart rate of a day or a night.
 *
 * @param timesSeconds - Times of the readings or beats in s, rising.
 * @param heartRateBpm - As long; NaN marks a missing reading.
 * @throws InvalidInputError when lengths differ, times do not rise, or an option is out of range.
 *
 * Source: lowest mean of a window: as in Fitbit's and Oura's descriptions of theirs; comparison of rules: Speed et al. 2023,
 *   doi:10.1371/journal.pdig.0000236.
 */
export function restingHeartRate(
	timesSeconds: Samples,
	heartRateBpm: Samples,
	options: RestingHeartRateOptions = {},
): RestingHeartRate {
	const { definition = "lowestWindow", windowSeconds = 1800, stepSeconds = 60, within } = options;
	const { quantile: share = 0.05, minimumCoverage = 0.8, longestGapSeconds = 60 } = options;
	checkSameLength(
		"restingHeartRate",
		{ argument: "timesSeconds", values: timesSeconds },
		{ argument: "heartRateBpm", values: heartRateBpm },
	);
	checkInRange("restingHeartRate", "quantile", share, 0, 1);
	checkInRange("restingHeartRate", "minimumCoverage", minimumCoverage, 0, 1);
	checkPositive("restingHeartRate", "longestGapSeconds", longestGapSeconds);
	const present = Array.from(timesSeconds.keys()).filter((i) => Number.isFinite(heartRateBpm[i]));
	const times = Float64Array.from(present, (i) => timesSeconds[i]);
	const rates = Float64Array.from(present, (i) => heartRateBpm[i]);
	const sums = new Float64Array(rates.length + 1);
	for (let i = 0; i < rates.length; i++) sums[i + 1] = sums[i] + rates[i];
	const windows = windowsOverTime(times, { windowSeconds, stepSeconds, longestGapSeconds }).filter(
		({ coverageFraction, startSeconds, endSeconds }) =>
			coverageFraction >= minimumCoverage &&
			(within === undefined || within.some((one) => startSeconds >= one.startSeconds && endSeconds <= one.endSeconds)),
	);
	const means = windows.map(
		({ startIndex, endIndex }) => (sums[endIndex] - sums[startIndex]) / (endIndex - startIndex),
	);
	if (means.length === 0) return { restingHeartRateBpm: Number.NaN, atSeconds: Number.NaN, nWindows: 0 };
	if (definition === "lowQuantile") {
		return { restingHeartRateBpm: quantile(means, share), atSeconds: Number.NaN, nWindows: means.length };
	}
	const lowest = means.reduce((best, mean, i) => (mean < means[best] ? i : best), 0);
	return { restingHeartRateBpm: means[lowest], atSeconds: windows[lowest].startSeconds, nWindows: means.length };
}
