import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { standardDeviation } from "@quickening/stats";
import { gridReadings } from "../readings/grid-readings.ts";
import { turningPoints } from "./turning-points.ts";

export interface MageOptions {
	/** Lengths of the two running means in 5-min steps. Default 5 and 32. */
	readonly shortSteps?: number;
	readonly longSteps?: number;
	/** Which excursions: both ways averaged, up, down, or the way of the first one (Service's rule). Default "average". */
	readonly direction?: "average" | "up" | "down" | "first";
	/** A gap longer than this ends a stretch, in s; each is judged by its own deviation. Default 10800 (3 h). */
	readonly longestGapSeconds?: number;
	/** Local time of day at time 0, in s after midnight. Default 0. */
	readonly startSecondOfDay?: number;
}

/**
 * Mean amplitude of glycaemic excursions: how far glucose goes, from nadir to peak or back, counting swings of more than one
 * standard deviation only. Turning points are found where a short and a long running mean cross.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading. Gaps of up to 45 min are bridged by lines.
 * @returns In mg/dL, stretches weighed by their length; NaN when no swing is large enough.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the long mean is not longer than the short
 *   one.
 *
 * Source: Service et al. 1970, doi:10.2337/diab.19.9.644; running means: Fernandes et al. 2022, doi:10.1177/19322968211061165.
 * Agrees with: iglu_python 0.4.3, `mage`, to 1e-9 on 20 participants (tests/peers/iglu-python). By other programs' rules the same
 *   traces give up to a third more or less: name the rule.
 */
export function mage(timesSeconds: Samples, glucoseMgPerDl: Samples, options: MageOptions = {}): number {
	const {
		shortSteps = 5,
		longSteps = 32,
		direction = "average",
		longestGapSeconds = 10_800,
		startSecondOfDay = 0,
	} = options;
	checkInteger("mage", "shortSteps", shortSteps, 1);
	if (!(Number.isSafeInteger(longSteps) && longSteps > shortSteps)) {
		throw new InvalidInputError(
			`mage: longSteps must be a whole number above shortSteps (${shortSteps}); got ${longSteps}`,
			{
				code: "out-of-range",
				argument: "longSteps",
				received: longSteps,
			},
		);
	}
	const { glucoseMgPerDl: grid } = gridReadings(timesSeconds, glucoseMgPerDl, { startSecondOfDay });
	let [sum, weights] = [0, 0];
	for (const stretch of stretchesOf(grid, Math.floor(longestGapSeconds / 300))) {
		for (const height of heightsOf(stretch, shortSteps, longSteps, direction)) {
			sum += height * (stretch.length - 1);
			weights += stretch.length - 1;
		}
	}
	return weights === 0 ? Number.NaN : sum / weights;
}

/** Runs of the grid whose readings are never further apart than `longest` steps, from reading to reading. */
function stretchesOf(grid: Float64Array, longest: number): Float64Array[] {
	const stretches: Float64Array[] = [];
	let start = -1;
	let last = -1;
	for (let i = 0; i < grid.length; i++) {
		if (Number.isNaN(grid[i])) continue;
		if (start >= 0 && i - last > longest) {
			stretches.push(grid.subarray(start, last + 1));
			start = -1;
		}
		if (start < 0) start = i;
		last = i;
	}
	if (start >= 0) stretches.push(grid.subarray(start, last + 1));
	return stretches;
}

/** Mean height of a stretch's excursions, one number for each direction asked for. */
function heightsOf(
	stretch: Float64Array,
	shortSteps: number,
	longSteps: number,
	direction: NonNullable<MageOptions["direction"]>,
): number[] {
	const deviation = standardDeviation(stretch);
	if (stretch.length < Math.max(7, shortSteps) || !(deviation >= 1)) return [];
	const turns = turningPoints(stretch, shortSteps, longSteps);
	const up = excursions(turns, deviation, 1);
	const down = excursions(turns, deviation, -1);
	const upFirst = up.heights.length > 0 && (down.heights.length === 0 || up.firstEnd <= down.firstStart);
	const means: number[] = [];
	if (direction === "average" || direction === "up" || (direction === "first" && upFirst))
		means.push(meanOf(up.heights));
	if (direction === "average" || direction === "down" || (direction === "first" && !upFirst))
		means.push(meanOf(down.heights));
	return means.filter((height) => !Number.isNaN(height));
}

function meanOf(values: readonly number[]): number {
	return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Excursions {
	readonly heights: number[];
	/** Turning points at which the first one starts and ends. */
	readonly firstStart: number;
	readonly firstEnd: number;
}

/**
 * Swings of more than one deviation in one direction: from the farthest turning point before, along as the swing goes on, until
 * it has turned back by more than one deviation or the stretch ends.
 */
function excursions(turns: Float64Array, deviation: number, sign: 1 | -1): Excursions {
	const heights: number[] = [];
	let [firstStart, firstEnd] = [Number.NaN, Number.NaN];
	const n = turns.length;
	let j = 0;
	let from = 0;
	while (j < n) {
		let start = from;
		for (let i = from; i <= j; i++) if (sign * turns[i] < sign * turns[start]) start = i;
		if (!(sign * (turns[j] - turns[start]) > deviation)) {
			j++;
			continue;
		}
		for (let k = j; k < n; k++) {
			if (sign * turns[k] >= sign * turns[j]) j = k;
			if (!(sign * (turns[j] - turns[k]) > deviation) && k !== n - 1) continue;
			if (heights.length === 0) [firstStart, firstEnd] = [start, j];
			heights.push(sign * (turns[j] - turns[start]));
			from = sign > 0 ? k : j;
			j = k;
			break;
		}
		// The search goes on from where this swing was left; at the last turning point it is over.
		if (j >= n - 1) break;
	}
	return { heights, firstStart, firstEnd };
}
