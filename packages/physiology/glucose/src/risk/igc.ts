import type { Samples } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

/** Index of glycaemic control. */
export interface Igc {
	/** Sum of the two below. */
	readonly igc: number;
	readonly hyperIndex: number;
	readonly hypoIndex: number;
}

/**
 * Index of glycaemic control: mean distance above 140 mg/dL to the power of 1.1, and below 80 mg/dL squared, each over 30.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there is no reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Rodbard 2009, doi:10.1089/dia.2008.0132.
 * Agrees with: iglu_python 0.4.3, `igc`, `hyper_index`, `hypo_index`, by reading, to 1e-9 on 20 participants
 * (tests/peers/iglu-python).
 */
export function igc(timesSeconds: Samples, glucoseMgPerDl: Samples, options: WeightingOptions = {}): Igc {
	const weights = readingWeights("igc", timesSeconds, glucoseMgPerDl, options);
	let [total, hyper, hypo] = [0, 0, 0];
	for (let i = 0; i < weights.length; i++) {
		if (weights[i] === 0) continue;
		const value = glucoseMgPerDl[i];
		total += weights[i];
		if (value > 140) hyper += weights[i] * (value - 140) ** 1.1;
		if (value < 80) hypo += weights[i] * (80 - value) ** 2;
	}
	const hyperIndex = total === 0 ? Number.NaN : hyper / (30 * total);
	const hypoIndex = total === 0 ? Number.NaN : hypo / (30 * total);
	return { igc: hyperIndex + hypoIndex, hyperIndex, hypoIndex };
}
