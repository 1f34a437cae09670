import type { Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { asleepBelow, weightedSums } from "./weighted-sums.ts";

const weights = [0.0064, 0.0074, 0.0112, 0.0112, 0.0118, 0.0118, 0.0128, 0.0188, 0.028, 0.0664, 0.03, 0.0112, 0.01].map(
	(weight) => weight * 0.204,
);

/**
 * Scripps: asleep or awake by epoch, from ten epochs before to two after.
 *
 * @param counts - Counts by epoch (30 s of an Actiwatch in the paper); NaN marks an epoch that is not known.
 * @returns As long as the counts: 1 asleep, 0 awake, NaN where one of the thirteen epochs is not known or lies beyond the
 *   record's ends.
 * @throws InvalidInputError when a count is negative.
 *
 * Source: Kripke DF et al. J Sleep Res 2010;19:612-619, doi:10.1111/j.1365-2869.2010.00835.x (patients of a sleep laboratory).
 * Agrees with: pyActigraphy 1.2.2, Scripps(), epoch by epoch but for the record's ends, which it scores as wake
 *   (tests/peers/sleep).
 * @example
 * scoreScripps(new Float64Array(13))[10]; // 1
 */
export function scoreScripps(counts: Samples): Float64Array {
	checkCounts("scoreScripps", "counts", counts);
	return asleepBelow(weightedSums(counts, weights, 10, "unknown"), 1);
}
