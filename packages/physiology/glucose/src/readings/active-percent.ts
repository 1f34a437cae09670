import { checkPositive, type Samples } from "@quickening/core";
import { median } from "@quickening/stats";
import { checkReadings } from "./check-readings.ts";

/** How much of the time a sensor gave readings. */
export interface ActiveTime {
	/** Readings that came, of those that could have from the first to the last, in percent. */
	readonly activePercent: number;
	/** From the first to the last reading, in days. */
	readonly days: number;
	/** Interval that was taken as the sensor's, in s. */
	readonly intervalSeconds: number;
}

export interface ActivePercentOptions {
	/** The sensor's interval, in s. Default the median distance of readings, to whole minutes. */
	readonly intervalSeconds?: number;
}

/**
 * Share of the time that a sensor was active. At least 70 % of 14 days are asked for before a profile is read.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there are fewer than two readings.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the interval is not above 0.
 *
 * Source: Danne et al. 2017, doi:10.2337/dc17-1600.
 * Agrees with: iglu_python 0.4.3, `active_percent`, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function activePercent(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: ActivePercentOptions = {},
): ActiveTime {
	checkReadings("activePercent", timesSeconds, glucoseMgPerDl);
	const times = Float64Array.from(timesSeconds).filter((_, i) => !Number.isNaN(glucoseMgPerDl[i]));
	const n = times.length;
	if (n < 2) return { activePercent: Number.NaN, days: 0, intervalSeconds: options.intervalSeconds ?? Number.NaN };
	const distances = new Float64Array(n - 1);
	for (let i = 1; i < n; i++) distances[i - 1] = times[i] - times[i - 1];
	const intervalSeconds = options.intervalSeconds ?? Math.max(60, 60 * Math.round(median(distances) / 60));
	checkPositive("activePercent", "intervalSeconds", intervalSeconds);
	const possible = Math.round((times[n - 1] - times[0]) / intervalSeconds) + 1;
	let missing = 0;
	for (const distance of distances) if (distance > intervalSeconds) missing += distance - intervalSeconds;
	const percent = (100 * (possible - Math.round(missing / intervalSeconds))) / possible;
	return { activePercent: percent, days: (times[n - 1] - times[0]) / 86_400, intervalSeconds };
}
