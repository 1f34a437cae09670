import {
	fitMiniRocket,
	fitMultiRocket,
	miniRocketFeatures,
	multiRocketFeatures,
	predict,
	type Signal,
	trainNetwork,
} from "@quickening/deep-learning";
import { loadTensorFlow } from "@quickening/deep-learning/node";
import { fitRidgeClassifier } from "@quickening/learning";
import type { Jobs } from "../measure.ts";
import type { Vector } from "../vector.ts";

/** Windows from..to; the vector has time last. */
function windows({ values, shape: [, nChannels, nSamples] }: Vector, from: number, to: number): Signal {
	const made = new Float32Array((to - from) * nSamples * nChannels);
	for (let i = from; i < to; i++) {
		for (let c = 0; c < nChannels; c++) {
			for (let t = 0; t < nSamples; t++) {
				made[((i - from) * nSamples + t) * nChannels + c] = values[(i * nChannels + c) * nSamples + t];
			}
		}
	}
	return { values: made, nSamples, nChannels };
}
const classes = (from: number, to: number) => Float64Array.from({ length: to - from }, (_, i) => (from + i) % 5);

const examples = (vector: Vector) => ({
	signals: { wrist: windows(vector, 0, 2000) },
	outcomes: classes(0, 2000).map((one) => (one > 1 ? 1 : 0)),
	participantIds: Array.from({ length: 2000 }, (_, i) => String(i)),
});
const network = {
	encoder: { kind: "temporal-cnn", filters: [32, 32, 64, 64], kernelSamples: 5, normalise: false },
	head: { kind: "classification", nClasses: 2 },
	dropoutRate: 0,
	heldOut: "none",
	weightDecay: 0,
	batchSize: 64,
	nEpochs: 2,
} as const;
// Loading is not timed, as the peers' import is not: but only for the jobs that need it.
const tf = process.argv.some((word) => word === "training" || word === "inference")
	? await loadTensorFlow()
	: undefined;

export const jobs: Jobs = {
	miniRocket: (vector) => {
		const [training, testing] = [windows(vector, 0, 1000), windows(vector, 1000, 2000)];
		return {
			run: () => {
				const kernels = fitMiniRocket(training, { centre: "none" });
				return [miniRocketFeatures(training, kernels), miniRocketFeatures(testing, kernels)];
			},
			answer: ([{ nColumns, values }]: { nColumns: number; values: Float64Array }[]) => ({
				features: nColumns,
				meanShare: values.reduce((sum, share) => sum + share, 0) / values.length,
			}),
		};
	},
	multiRocket: (vector) => {
		const some = windows(vector, 0, 250);
		return {
			run: () => multiRocketFeatures(some, fitMultiRocket(some, { centre: "none" })),
			answer: ({ nColumns, values }: { nColumns: number; values: Float64Array }) => ({
				features: nColumns,
				// The first eighth of each row holds the shares.
				meanShare:
					values.reduce((sum, value, i) => sum + (i % nColumns < nColumns / 8 ? value : 0), 0) / (values.length / 8),
			}),
		};
	},
	ridge: (vector) => {
		const training = windows(vector, 0, 1000);
		const kernels = fitMiniRocket(training, { centre: "none" });
		const features = miniRocketFeatures(training, kernels);
		const testing = miniRocketFeatures(windows(vector, 1000, 2000), kernels);
		return {
			run: () => fitRidgeClassifier(features, classes(0, 1000)),
			answer: ({ alpha, classify }: ReturnType<typeof fitRidgeClassifier>) => ({
				alpha,
				accuracy: classify(testing).filter((one, i) => one === i % 5).length / 1000,
			}),
		};
	},
	training: (vector) => {
		const data = examples(vector);
		return {
			run: () => trainNetwork(data, { tf: tf!, ...network }),
			answer: ({ history }: ReturnType<typeof trainNetwork>) => ({ loss: history[1].trainingLoss }),
		};
	},
	inference: (vector) => {
		const data = examples(vector);
		const { model } = trainNetwork(data, { tf: tf!, ...network });
		return {
			run: () => predict(data, { tf: tf!, model }),
			answer: ({ values }: ReturnType<typeof predict>) => ({ windows: values.length }),
		};
	},
};
