import type { Samples } from "@quickening/core";
import { checkProbabilities } from "./check-probabilities.ts";

/**
 * Logarithmic score: mean negative log of the probability given to what happened (natural logarithm).
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @returns At least 0; Infinity when something happened that was given probability 0 (scikit-learn clips instead); NaN when
 *   n = 0.
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1 or an outcome is not 0 or 1.
 *
 * Source: Good IJ. Rational decisions. J R Stat Soc B 1952;14:107-114, doi:10.1111/j.2517-6161.1952.tb00104.x.
 * Agrees with: scikit-learn, log_loss, to 1e-12 (tests/peers/scikit-learn).
 * @example
 * logLoss([0.5, 0.5], [0, 1]); // 0.6931...
 */
export function logLoss(probabilities: Samples, outcomes: Samples): number {
	checkProbabilities("logLoss", probabilities, outcomes);
	let sum = 0;
	for (let i = 0; i < outcomes.length; i++) {
		sum -= outcomes[i] === 1 ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
	}
	return sum / outcomes.length;
}
