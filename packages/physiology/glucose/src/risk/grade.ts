import type { Samples } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

export interface GradeOptions extends WeightingOptions {
	/** Where hypoglycaemia and hyperglycaemia begin, in mg/dL. Default 80 and 140, as in iglu; the paper has 70.2 and 140.4. */
	readonly lowMgPerDl?: number;
	readonly highMgPerDl?: number;
}

/** Glycaemic risk assessment diabetes equation. */
export interface Grade {
	/** 0 to 50; below 5 is what people without diabetes have. */
	readonly grade: number;
	/** Shares of the score from low, middle and high glucose, in percent, together 100. */
	readonly hypoPercent: number;
	readonly euPercent: number;
	readonly hyperPercent: number;
}

/**
 * GRADE: mean of a score that experts' opinions of single readings were fitted with, and where it comes from.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there is no reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Hill et al. 2007, doi:10.1111/j.1464-5491.2007.02119.x.
 * Agrees with: iglu_python 0.4.3, `grade`, `grade_hypo`, `grade_eugly`, `grade_hyper`, by reading, to 1e-9 on 20 participants
 *   (tests/peers/iglu-python).
 */
export function grade(timesSeconds: Samples, glucoseMgPerDl: Samples, options: GradeOptions = {}): Grade {
	const { lowMgPerDl = 80, highMgPerDl = 140, ...weighting } = options;
	const weights = readingWeights("grade", timesSeconds, glucoseMgPerDl, weighting);
	let [total, sum, hypo, hyper] = [0, 0, 0, 0];
	for (let i = 0; i < weights.length; i++) {
		if (weights[i] === 0) continue;
		const value = glucoseMgPerDl[i];
		const score = weights[i] * Math.min(50, 425 * (Math.log10(Math.log10(value / 18)) + 0.16) ** 2);
		total += weights[i];
		// At 18 mg/dL and below the formula has no value; the score is the highest.
		const part = Number.isNaN(score) ? 50 * weights[i] : score;
		sum += part;
		if (value < lowMgPerDl) hypo += part;
		if (value > highMgPerDl) hyper += part;
	}
	return {
		grade: total === 0 ? Number.NaN : sum / total,
		hypoPercent: (100 * hypo) / sum,
		euPercent: (100 * (sum - hypo - hyper)) / sum,
		hyperPercent: (100 * hyper) / sum,
	};
}
