import type { Fit, Matrix } from "@quickening/stats";
import { fitPenalisedLogistic } from "../penalised/fit-penalised-logistic.ts";
import { fitRidgeClassifier, type RidgeClassifierOptions } from "./fit-ridge-classifier.ts";

/**
 * {@link fitRidgeClassifier} for a 0/1 outcome as a `Fit`: decisions become probabilities by a logistic regression on the
 * decisions that each training row got from the model without it, so that nothing is calibrated on what it was fitted to. Where
 * those do not rise with the outcome, the columns have told nothing, and every prediction is the prevalence.
 *
 * Source: Platt 1999 (Advances in large margin classifiers, pp. 61-74), on leave-one-out decisions. The mean outcome of the
 *   others is taken off them: it falls whenever a row with the outcome is left out, and would tell the outcome backwards.
 * @example
 * const fit = ridgeClassifier(); // on MiniRocket's features
 */
export function ridgeClassifier(options: RidgeClassifierOptions = {}): Fit {
	return (features, outcomes) => {
		const ridge = fitRidgeClassifier(features, outcomes, options);
		const n = outcomes.length;
		const sum = outcomes.reduce((total, outcome) => total + 2 * outcome - 1, 0);
		const leftOut = ridge.leftOutDecisions.values.map((value, i) => value - (sum - (2 * outcomes[i] - 1)) / (n - 1));
		const scores = (values: Float64Array): Matrix => ({ values, nRows: values.length, nColumns: 1 });
		// A light penalty keeps the slope finite where decisions part the classes altogether.
		const scale = fitPenalisedLogistic(scores(leftOut), outcomes, { penalty: "ridge", lambda: 1e-3 });
		if (scale.coefficients[0] <= 0) return (rows) => new Float64Array(rows.nRows).fill((sum / n + 1) / 2);
		return (rows) => scale.predict(scores(ridge.decide(rows).values.map((value) => value - sum / n)));
	};
}
