import {
	fitMiniRocket,
	type Inputs,
	miniRocketFeatures,
	type NetworkFitOptions,
	networkFit,
	numberedRows,
	takeInputs,
} from "@quickening/deep-learning";
import { ridgeClassifier } from "@quickening/learning";
import type { Fit, Matrix } from "@quickening/stats";

/** MiniRocket and a ridge classifier on raw windows, as a `Fit` over window numbers; its biases come from the training windows alone. */
export function rocketFit({ signals }: Inputs): Fit {
	const take = (numbers: Matrix) => takeInputs({ signals }, numberedRows("rocketFit", numbers)).signals.cardiotocogram!;
	return (numbers, outcomes, random) => {
		const training = take(numbers);
		const kernels = fitMiniRocket(training, { random });
		const predict = ridgeClassifier()(miniRocketFeatures(training, kernels), outcomes, random);
		return (others) => predict(miniRocketFeatures(take(others), kernels));
	};
}

/** The network of the paper, fixed before any outcome was looked at: small, since births with the outcome are few. */
export const network = {
	encoder: { kind: "temporal-cnn", filters: [16, 16, 32], kernelSamples: 9, poolSamples: 4 },
	dropoutRate: 0.3,
	nEpochs: 20,
	patienceEpochs: 5,
	batchSize: 32,
	learningRate: { peak: 0.003, warmupEpochs: 1 },
} as const satisfies Partial<NetworkFitOptions>;

/** That network on raw windows, with the clinical columns where the inputs have them. */
export function convolutionalFit(tf: NetworkFitOptions["tf"], inputs: Inputs, participantIds: readonly string[]): Fit {
	return networkFit({ ...network, tf, inputs, participantIds });
}
