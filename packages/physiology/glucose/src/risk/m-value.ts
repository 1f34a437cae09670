import { checkPositive, type Samples } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

export interface MValueOptions extends WeightingOptions {
	/** The level that counts as ideal, in mg/dL. Default 90. */
	readonly idealMgPerDl?: number;
}

/**
 * M value: mean cubed distance from an ideal level on a logarithmic scale; low readings weigh more than high ones.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there is no reading.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the ideal is not above 0.
 *
 * Source: Schlichtkrull, Munck and Jersild 1965, doi:10.1111/j.0954-6820.1965.tb01810.x, without its term for the range.
 * Agrees with: iglu_python 0.4.3, `m_value`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function mValue(timesSeconds: Samples, glucoseMgPerDl: Samples, options: MValueOptions = {}): number {
	const { idealMgPerDl = 90, ...weighting } = options;
	checkPositive("mValue", "idealMgPerDl", idealMgPerDl);
	const weights = readingWeights("mValue", timesSeconds, glucoseMgPerDl, weighting);
	let [total, sum] = [0, 0];
	for (let i = 0; i < weights.length; i++) {
		if (weights[i] === 0) continue;
		total += weights[i];
		sum += weights[i] * Math.abs(Math.log10(glucoseMgPerDl[i] / idealMgPerDl)) ** 3;
	}
	return total === 0 ? Number.NaN : (1000 * sum) / total;
}
