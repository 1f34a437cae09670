import type { Random } from "@quickening/core";
import type { Fit, Matrix } from "@quickening/stats";
import { takeInputs } from "../examples/inputs.ts";
import type { Signal } from "../examples/signal.ts";
import { numberedRows } from "../examples/window-numbers.ts";
import { fitMiniRocket, type MiniRocketOptions } from "./fit-mini-rocket.ts";
import { fitMultiRocket } from "./fit-multi-rocket.ts";
import { miniRocketFeatures } from "./mini-rocket-features.ts";
import { multiRocketFeatures } from "./multi-rocket-features.ts";

/**
 * MiniRocket and a classifier of its features as a `Fit` over window numbers (`windowNumbers`), beside `networkFit`: its biases
 * come from the training windows alone.
 *
 * @param signal - All windows, of training and not.
 * @param classifier - What learns from 9,996 columns: `ridgeClassifier()` of `@quickening/learning`.
 *
 * Source: {@link fitMiniRocket}.
 * @example
 * repeatedCrossValidation(miniRocketFit(signal, ridgeClassifier()), windowNumbers(n), outcomes, { participantIds });
 */
export function miniRocketFit(signal: Signal, classifier: Fit, options: Omit<MiniRocketOptions, "random"> = {}): Fit {
	return rocketFit("miniRocketFit", { signal, classifier }, (training, random) => {
		const kernels = fitMiniRocket(training, { ...options, random });
		return (windows) => miniRocketFeatures(windows, kernels);
	});
}

/**
 * MultiRocket in place of MiniRocket in {@link miniRocketFit}: five times as many columns, and about ten times the time.
 *
 * Source: {@link fitMultiRocket}.
 * @example
 * multiRocketFit(signal, ridgeClassifier(), { nFeatures: 20_000 });
 */
export function multiRocketFit(signal: Signal, classifier: Fit, options: Omit<MiniRocketOptions, "random"> = {}): Fit {
	return rocketFit("multiRocketFit", { signal, classifier }, (training, random) => {
		const kernels = fitMultiRocket(training, { ...options, random });
		return (windows) => multiRocketFeatures(windows, kernels);
	});
}

function rocketFit(
	where: string,
	{ signal, classifier }: { signal: Signal; classifier: Fit },
	learn: (training: Signal, random: Random) => (windows: Signal) => Matrix,
): Fit {
	const taken = (numbers: Matrix) => takeInputs({ signals: { signal } }, numberedRows(where, numbers)).signals.signal;
	return (numbers, outcomes, random) => {
		const training = taken(numbers);
		const features = learn(training, random);
		const predict = classifier(features(training), outcomes, random);
		return (others) => predict(features(taken(others)));
	};
}
