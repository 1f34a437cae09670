import type { Samples } from "@quickening/core";
import { checkProbabilities } from "./check-probabilities.ts";

/**
 * Brier score: mean squared difference of predicted probability and outcome. 0 is perfect; giving everybody the
 * prevalence q gives q (1 - q), so compare with that.
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @returns 0 to 1; NaN when n = 0.
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1 or an outcome is not 0 or 1.
 *
 * Source: Brier GW. Mon Weather Rev 1950;78:1-3, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2 (half of his sum over
 * two classes, as is usual).
 * Agrees with: scikit-learn, brier_score_loss, to 1e-12 (tests/peers/scikit-learn).
 * @example
 * brierScore([0.1, 0.9], [0, 1]); // 0.01
 */
export function brierScore(probabilities: Samples, outcomes: Samples): number {
	checkProbabilities("brierScore", probabilities, outcomes);
	let sum = 0;
	for (let i = 0; i < outcomes.length; i++) {
		const error = probabilities[i] - outcomes[i];
		sum += error * error;
	}
	return sum / outcomes.length;
}
