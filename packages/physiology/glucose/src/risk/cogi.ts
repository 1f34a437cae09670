import type { Samples } from "@quickening/core";
import { weightedMoments } from "../level/glucose-levels.ts";
import { timeInRange } from "../range/time-in-range.ts";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

/**
 * Continuous glucose monitoring index: time in 70-180 mg/dL (half of it), time below 70 and the standard deviation in one number
 * of 0 to 100, higher is better.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Leelarathna et al. 2020, doi:10.1177/1932296819838525.
 * Agrees with: iglu_python 0.4.3, `cogi`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function cogi(timesSeconds: Samples, glucoseMgPerDl: Samples, options: WeightingOptions = {}): number {
	const shares = timeInRange(timesSeconds, glucoseMgPerDl, options);
	const weights = readingWeights("cogi", timesSeconds, glucoseMgPerDl, options);
	const { sd } = weightedMoments(glucoseMgPerDl, weights, options.weighting ?? "time");
	const within = (share: number) => Math.min(1, Math.max(0, share));
	return (
		50 * within(shares.timeInRangePercent / 100) +
		35 * within(1 - shares.timeBelowRangePercent / 15) +
		15 * within(1 - (sd - 18) / 90)
	);
}
