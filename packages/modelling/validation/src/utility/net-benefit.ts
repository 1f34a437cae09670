import { InvalidInputError, type Samples } from "@quickening/core";
import { checkProbabilities } from "../accuracy/check-probabilities.ts";

/** A decision curve: net benefit in true positives per person, one value a threshold. */
export interface DecisionCurve {
	readonly thresholds: Float64Array;
	/** Treating those whose predicted probability is at least the threshold. */
	readonly model: Float64Array;
	/** Treating everybody. Treating nobody has net benefit 0. */
	readonly treatAll: Float64Array;
	readonly nEvents: number;
	readonly n: number;
}

/**
 * Net benefit of acting on a prediction: true positives per person, less false positives weighed by the odds of the
 * threshold.
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @param options.thresholds - Probabilities at which one would act, at least 0 and below 1: those that a clinician finds
 *   reasonable, chosen beforehand.
 * @returns The curves; NaN when n = 0.
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1, an outcome is not 0 or 1, or a threshold is not
 *   in 0 <= t < 1.
 *
 * Source: Vickers AJ, Elkin EB. Decision curve analysis. Med Decis Making 2006;26:565-574, doi:10.1177/0272989X06295361.
 * Agrees with: dcurves 1.1.7, dca, to 1e-12 at thresholds above 0; at 0 dcurves shifts the threshold by a small amount
 * (tests/peers/scikit-learn).
 * @example
 * netBenefit([0.1, 0.6, 0.4, 0.9], [0, 0, 1, 1], { thresholds: [0.5] }).model[0]; // 0 (1/4 - 1/4 x 1)
 */
export function netBenefit(
	probabilities: Samples,
	outcomes: Samples,
	{ thresholds }: { thresholds: Samples },
): DecisionCurve {
	const nEvents = checkProbabilities("netBenefit", probabilities, outcomes);
	const n = outcomes.length;
	const model = new Float64Array(thresholds.length);
	const treatAll = new Float64Array(thresholds.length);
	for (let t = 0; t < thresholds.length; t++) {
		const threshold = thresholds[t];
		if (!(threshold >= 0 && threshold < 1)) {
			throw new InvalidInputError(`netBenefit: thresholds must be at least 0 and below 1; got ${threshold}`, {
				code: "out-of-range",
				argument: "thresholds",
				received: threshold,
			});
		}
		let truePositives = 0;
		let falsePositives = 0;
		for (let i = 0; i < n; i++) {
			if (probabilities[i] < threshold) continue;
			if (outcomes[i] === 1) truePositives++;
			else falsePositives++;
		}
		const odds = threshold / (1 - threshold);
		model[t] = (truePositives - falsePositives * odds) / n;
		treatAll[t] = (nEvents - (n - nEvents) * odds) / n;
	}
	return { thresholds: Float64Array.from(thresholds), model, treatAll, nEvents, n };
}
