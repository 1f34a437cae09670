import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { checkReadings } from "./check-readings.ts";

export interface GridOptions {
	/** Step of the grid in s, a whole part of a day. Default 300. */
	readonly stepSeconds?: number;
	/** No value is made up between readings further apart than this, in s. Default 2700 (45 min). */
	readonly longestGapSeconds?: number;
	/** Local time of day at time 0, in s after midnight. Default 0: times are counted from a local midnight. */
	readonly startSecondOfDay?: number;
}

/** Readings on an even grid over whole days. */
export interface GlucoseGrid {
	/**
	 * Value at each step, day after day, from the first day's first step after midnight to the last day's midnight; NaN where
	 * unknown.
	 */
	readonly glucoseMgPerDl: Float64Array;
	readonly stepSeconds: number;
	readonly stepsPerDay: number;
	readonly days: number;
	/** Time of the grid's first midnight on the readings' clock, in s. */
	readonly midnightSeconds: number;
}

/**
 * Readings on an even grid by local time of day, by straight lines between neighbours, with long gaps left open: what
 * measures that compare a time with another one need.
 *
 * @param timesSeconds - In s, rising. Across a change of the clocks, pass local time as it was shown.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or an option is out of range.
 *
 * Source: Broll et al. 2021, doi:10.1371/journal.pone.0248560 (iglu): 45 min, whole days, first step after midnight.
 */
export function gridReadings(timesSeconds: Samples, glucoseMgPerDl: Samples, options: GridOptions = {}): GlucoseGrid {
	const { stepSeconds = 300, longestGapSeconds = 2700, startSecondOfDay = 0 } = options;
	checkReadings("gridReadings", timesSeconds, glucoseMgPerDl);
	checkPositive("gridReadings", "stepSeconds", stepSeconds);
	checkPositive("gridReadings", "longestGapSeconds", longestGapSeconds);
	checkInRange("gridReadings", "startSecondOfDay", startSecondOfDay, 0, 86_400);
	const stepsPerDay = Math.round(86_400 / stepSeconds);
	const n = timesSeconds.length;
	const firstDay = n === 0 ? 0 : Math.floor((timesSeconds[0] + startSecondOfDay) / 86_400);
	const lastDay = n === 0 ? 0 : Math.ceil((timesSeconds[n - 1] + startSecondOfDay) / 86_400);
	const days = Math.max(n === 0 ? 0 : 1, lastDay - firstDay);
	const midnightSeconds = firstDay * 86_400 - startSecondOfDay;
	const grid = new Float64Array(days * stepsPerDay).fill(Number.NaN);
	let before = -1;
	for (let i = 0; i < n; i++) {
		const value = glucoseMgPerDl[i];
		if (Number.isNaN(value)) continue;
		const time = timesSeconds[i] - midnightSeconds;
		if (before >= 0) {
			const start = timesSeconds[before] - midnightSeconds;
			const bridged = time - start <= longestGapSeconds;
			const slope = (value - glucoseMgPerDl[before]) / (time - start);
			// Steps after the reading before, up to and with this one.
			for (let step = Math.floor(start / stepSeconds) + 1; step * stepSeconds <= time; step++) {
				const at = step * stepSeconds;
				if (at === time) grid[step - 1] = value;
				else if (bridged) grid[step - 1] = glucoseMgPerDl[before] + slope * (at - start);
			}
		} else if (time > 0 && time % stepSeconds === 0) grid[time / stepSeconds - 1] = value;
		before = i;
	}
	return { glucoseMgPerDl: grid, stepSeconds, stepsPerDay, days, midnightSeconds };
}
