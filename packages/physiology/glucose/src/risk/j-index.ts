import type { Samples } from "@quickening/core";
import { weightedMoments } from "../level/glucose-levels.ts";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

/**
 * J index: 0.001 times the square of mean and standard deviation together. 10 to 20 is ideal control, above 40 a lack of it.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when fewer than two readings are there.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Wojcicki 1995, doi:10.1055/s-2007-979906.
 * Agrees with: iglu_python 0.4.3, `j_index`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function jIndex(timesSeconds: Samples, glucoseMgPerDl: Samples, options: WeightingOptions = {}): number {
	const weights = readingWeights("jIndex", timesSeconds, glucoseMgPerDl, options);
	const { mean, sd } = weightedMoments(glucoseMgPerDl, weights, options.weighting ?? "time");
	return 0.001 * (mean + sd) ** 2;
}
