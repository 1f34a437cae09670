import type { Random } from "@quickening/core";

/** A range to draw from, each value equally likely: lowest, highest. */
export type DrawRange = readonly [low: number, high: number];

/** One value from a range; a range of one value still uses one draw, so that what follows does not shift. */
export function drawFrom(random: Random, [low, high]: DrawRange): number {
	return low + (high - low) * random();
}

/** A waiting time with the given mean (exponential). */
export function drawExponential(random: Random, mean: number): number {
	return -mean * Math.log(1 - random());
}
