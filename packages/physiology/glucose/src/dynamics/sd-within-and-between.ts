import type { Samples } from "@quickening/core";
import { type GlucoseGrid, type GridOptions, gridReadings } from "../readings/grid-readings.ts";

/** Standard deviations within and between days and times of day, in mg/dL. */
export interface SdWithinAndBetween {
	/** Within days: mean of each day's deviation. */
	readonly sdWithinDaysMgPerDl: number;
	/** Of the mean day: deviation of the means at each time of day. */
	readonly sdOfMeanDayMgPerDl: number;
	/** Within series: mean deviation of each hour's readings. */
	readonly sdWithinHoursMgPerDl: number;
	/** Of daily means. */
	readonly sdOfDailyMeansMgPerDl: number;
	/** Between days: mean over times of day of the deviation between days. */
	readonly sdBetweenDaysMgPerDl: number;
	/** The same after each day's mean is taken off. */
	readonly sdBetweenDaysCorrectedMgPerDl: number;
	/** Mean and deviation over days of each day's coefficient of variation, in percent. */
	readonly meanDailyCvPercent: number;
	readonly sdDailyCvPercent: number;
}

/**
 * Rodbard's subtypes of the standard deviation: how much of the spread is within days and how much between them.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading. Readings are put on an even grid, gaps of more than 45 min left
 *   open.
 * @returns NaN where a day or a time of day has too few readings.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Rodbard 2009, doi:10.1089/dia.2009.0015.
 * Agrees with: iglu_python 0.4.3, `sd_measures`, `cv_measures`, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function sdWithinAndBetween(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: GridOptions = {},
): SdWithinAndBetween {
	return sdOfGrid(gridReadings(timesSeconds, glucoseMgPerDl, options));
}

/** The same from a grid that is already there. */
export function sdOfGrid({ glucoseMgPerDl: grid, stepsPerDay, days, stepSeconds }: GlucoseGrid): SdWithinAndBetween {
	const byDay = Array.from({ length: days }, (_, day) => moments(grid, day * stepsPerDay, 1, stepsPerDay));
	const byTime = Array.from({ length: stepsPerDay }, (_, step) => moments(grid, step, stepsPerDay, days));
	const corrected = Float64Array.from(grid, (value, i) => value - byDay[Math.floor(i / stepsPerDay)].mean);
	const byTimeCorrected = Array.from({ length: stepsPerDay }, (_, step) => moments(corrected, step, stepsPerDay, days));
	const cvs = Float64Array.from(byDay, ({ mean, sd }) => (100 * sd) / mean);
	return {
		sdWithinDaysMgPerDl: ofSeries(byDay.map(({ sd }) => sd)).mean,
		sdOfMeanDayMgPerDl: ofSeries(byTime.map(({ mean }) => mean)).sd,
		sdWithinHoursMgPerDl: meanRunningSd(grid, Math.round(3600 / stepSeconds)),
		sdOfDailyMeansMgPerDl: ofSeries(byDay.map(({ mean }) => mean)).sd,
		sdBetweenDaysMgPerDl: ofSeries(byTime.map(({ sd }) => sd)).mean,
		sdBetweenDaysCorrectedMgPerDl: ofSeries(byTimeCorrected.map(({ sd }) => sd)).mean,
		meanDailyCvPercent: ofSeries(cvs).mean,
		sdDailyCvPercent: ofSeries(cvs).sd,
	};
}

function ofSeries(values: ArrayLike<number>): { mean: number; sd: number } {
	return moments(values, 0, 1, values.length);
}

/** Mean and deviation (n - 1) of every `step`th value that is there. */
function moments(values: ArrayLike<number>, start: number, step: number, count: number): { mean: number; sd: number } {
	let [sum, n] = [0, 0];
	for (let k = 0, i = start; k < count; k++, i += step) {
		if (Number.isNaN(values[i])) continue;
		sum += values[i];
		n++;
	}
	const mean = n === 0 ? Number.NaN : sum / n;
	let squares = 0;
	for (let k = 0, i = start; k < count; k++, i += step) {
		if (!Number.isNaN(values[i])) squares += (values[i] - mean) ** 2;
	}
	return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}

/** Mean over all windows of one hour of the deviation of the readings in it; windows reach beyond the end, as in iglu. */
function meanRunningSd(grid: Float64Array, window: number): number {
	let [sum, n] = [0, 0];
	for (let start = 0; start < grid.length; start++) {
		const { sd } = moments(grid, start, 1, Math.min(window, grid.length - start));
		if (Number.isNaN(sd)) continue;
		sum += sd;
		n++;
	}
	return n === 0 ? Number.NaN : sum / n;
}
