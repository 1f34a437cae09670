import type { Fit, Matrix } from "@quickening/stats";
import { takeInputs } from "../examples/inputs.ts";
import type { Signal } from "../examples/signal.ts";
import { numberedRows } from "../examples/window-numbers.ts";
import { fitMiniRocket, type MiniRocketOptions } from "./fit-mini-rocket.ts";
import { miniRocketFeatures } from "./mini-rocket-features.ts";

/**
 * MiniRocket and a classifier of its features as a `Fit` over window numbers ({@link windowNumbers}), beside `networkFit`: its biases come from the
 * training windows alone.
 *
 * @param signal - All windows, of training and not.
 * @param classifier - What learns from 9,996 columns: `ridgeClassifier()` of `@quickening/learning`.
 *
 * Source: {@link fitMiniRocket}.
 * @example
 * repeatedCrossValidation(miniRocketFit(signal, ridgeClassifier()), windowNumbers(n), outcomes, { participantIds });
 */
export function miniRocketFit(signal: Signal, classifier: Fit, options: Omit<MiniRocketOptions, "random"> = {}): Fit {
	const taken = (numbers: Matrix) =>
		takeInputs({ signals: { signal } }, numberedRows("miniRocketFit", numbers)).signals.signal;
	return (numbers, outcomes, random) => {
		const training = taken(numbers);
		const kernels = fitMiniRocket(training, { ...options, random });
		const predict = classifier(miniRocketFeatures(training, kernels), outcomes, random);
		return (others) => predict(miniRocketFeatures(taken(others), kernels));
	};
}
