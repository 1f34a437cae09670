import { checkInteger, type Samples } from "@quickening/core";
import { type GlucoseGrid, type GridOptions, gridReadings } from "../readings/grid-readings.ts";

export interface GlucoseDynamicsOptions extends GridOptions {
	/** Distance of CONGA, in h. Default 24, as in iglu; the paper has 1, 2 and 4. */
	readonly congaHours?: number;
	/** Distance of MODD, in days. Default 1. */
	readonly moddDays?: number;
	/** Distance over which rates of change are taken, in s. Default 900. */
	readonly rateSeconds?: number;
}

/** How glucose changes. */
export interface GlucoseDynamics {
	/** Continuous overall net glycaemic action: deviation of the differences to some hours before, in mg/dL. */
	readonly congaMgPerDl: number;
	/** Mean of daily differences: mean absolute difference to the same time a day before, in mg/dL. */
	readonly moddMgPerDl: number;
	/** Mean absolute glucose change, in mg/dL per h. */
	readonly magMgPerDlPerHour: number;
	/** Glycaemic variability percentage: how much longer the trace is than a flat one. */
	readonly gvpPercent: number;
	/** Standard deviation of the rate of change, in mg/dL per min. */
	readonly sdRateMgPerDlPerMin: number;
	/** Mean area under the curve of an hour, in mg/dL h. */
	readonly hourlyAucMgPerDlH: number;
}

/**
 * Measures of change, between readings at stated distances in time.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading. Readings are put on an even grid, gaps of more than 45 min left
 *   open.
 * @returns NaN where no pair of readings has the distance.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or a distance is no multiple of the step.
 *
 * Source: CONGA: McDonnell et al. 2005, doi:10.1089/dia.2005.7.253; MODD: Molnar, Taylor and Ho 1972, doi:10.1007/BF01218495;
 *   MAG: Hermanides et al. 2010, doi:10.1097/CCM.0b013e3181cc4be9; GVP: Peyser et al. 2018, doi:10.1089/dia.2017.0187; rates:
 *   Clarke and Kovatchev 2009, doi:10.1089/dia.2008.0138.
 * Agrees with: iglu_python 0.4.3, `conga`, `modd`, `mag`, `gvp`, `sd_roc`, `auc`, to 1e-9 on 20 participants
 * (tests/peers/iglu-python).
 */
export function glucoseDynamics(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: GlucoseDynamicsOptions = {},
): GlucoseDynamics {
	return dynamicsOfGrid(gridReadings(timesSeconds, glucoseMgPerDl, options), options);
}

/** The same from a grid that is already there. */
export function dynamicsOfGrid(
	{ glucoseMgPerDl: grid, stepSeconds }: GlucoseGrid,
	{ congaHours = 24, moddDays = 1, rateSeconds = 900 }: GlucoseDynamicsOptions,
): GlucoseDynamics {
	const congaSteps = (congaHours * 3600) / stepSeconds;
	const moddSteps = (moddDays * 86_400) / stepSeconds;
	const rateSteps = rateSeconds / stepSeconds;
	checkInteger("glucoseDynamics", "congaHours in steps", congaSteps, 1);
	checkInteger("glucoseDynamics", "moddDays in steps", moddSteps, 1);
	checkInteger("glucoseDynamics", "rateSeconds in steps", rateSteps, 1);
	const stepMinutes = stepSeconds / 60;
	let [pairs, change, length, area] = [0, 0, 0, 0];
	for (let i = 1; i < grid.length; i++) {
		const difference = grid[i] - grid[i - 1];
		if (Number.isNaN(difference)) continue;
		pairs++;
		change += Math.abs(difference);
		length += Math.sqrt(stepMinutes * stepMinutes + difference * difference);
		area += (grid[i] + grid[i - 1]) / 2;
	}
	const orNothing = (value: number) => (pairs === 0 ? Number.NaN : value);
	return {
		congaMgPerDl: laggedDeviation(grid, congaSteps),
		moddMgPerDl: laggedMeanSize(grid, moddSteps),
		magMgPerDlPerHour: orNothing(change / ((pairs * stepMinutes) / 60)),
		gvpPercent: orNothing(100 * (length / (pairs * stepMinutes) - 1)),
		sdRateMgPerDlPerMin: laggedDeviation(grid, rateSteps) / (rateSeconds / 60),
		hourlyAucMgPerDlH: orNothing(area / pairs),
	};
}

function laggedMeanSize(grid: Float64Array, lag: number): number {
	let [sum, n] = [0, 0];
	for (let i = lag; i < grid.length; i++) {
		const difference = grid[i] - grid[i - lag];
		if (Number.isNaN(difference)) continue;
		sum += Math.abs(difference);
		n++;
	}
	return n === 0 ? Number.NaN : sum / n;
}

function laggedDeviation(grid: Float64Array, lag: number): number {
	let [sum, n] = [0, 0];
	for (let i = lag; i < grid.length; i++) {
		const difference = grid[i] - grid[i - lag];
		if (Number.isNaN(difference)) continue;
		sum += difference;
		n++;
	}
	const mean = sum / n;
	let squares = 0;
	for (let i = lag; i < grid.length; i++) {
		const difference = grid[i] - grid[i - lag];
		if (!Number.isNaN(difference)) squares += (difference - mean) ** 2;
	}
	return n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
}
