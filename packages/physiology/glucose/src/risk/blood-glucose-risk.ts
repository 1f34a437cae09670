import type { Samples } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

/** Indices of the risk of hypo- and hyperglycaemia. */
export interface BloodGlucoseRisk {
	/** Low blood glucose index: below 1.1 minimal risk, above 5 high. */
	readonly lbgi: number;
	/** High blood glucose index: below 5 low risk, above 15 high. */
	readonly hbgi: number;
}

/** Kovatchev's transform, which makes the clinical scale symmetric about 112.5 mg/dL. */
export function riskScale(glucoseMgPerDl: number): number {
	return Math.log(glucoseMgPerDl) ** 1.084 - 5.381;
}

/**
 * Low and high blood glucose index: mean squared distance from 112.5 mg/dL on a scale on which hypo- and hyperglycaemia weigh
 * alike.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there is no reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Kovatchev et al. 2006, doi:10.2337/dc06-1085; scale: Kovatchev et al. 1997, doi:10.2337/diacare.20.11.1655.
 * Agrees with: iglu_python 0.4.3, `lbgi` and `hbgi`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function bloodGlucoseRisk(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: WeightingOptions = {},
): BloodGlucoseRisk {
	const weights = readingWeights("bloodGlucoseRisk", timesSeconds, glucoseMgPerDl, options);
	let [total, low, high] = [0, 0, 0];
	for (let i = 0; i < weights.length; i++) {
		if (weights[i] === 0) continue;
		const value = glucoseMgPerDl[i];
		const risk = 1.509 * riskScale(value);
		total += weights[i];
		if (value < 112.5 && risk < 0) low += weights[i] * risk * risk;
		if (value > 112.5 && risk > 0) high += weights[i] * risk * risk;
	}
	return { lbgi: total === 0 ? Number.NaN : (10 * low) / total, hbgi: total === 0 ? Number.NaN : (10 * high) / total };
}
