import { type Inputs, type NetworkFitOptions, networkFit } from "@quickening/deep-learning";
import type { Fit } from "@quickening/stats";

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
