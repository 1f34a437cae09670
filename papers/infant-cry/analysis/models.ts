import { seededRandom } from "@quickening/core";
import {
	type Inputs,
	miniRocketFit,
	type NetworkFitOptions,
	networkFit,
	numberedRows,
} from "@quickening/deep-learning";
import { boostedTrees, penalisedLogistic, ridgeClassifier } from "@quickening/learning";
import { type Fit, type Matrix, matrixFromRows, takeRows } from "@quickening/stats";
import { logLoss, repeatedCrossValidation } from "@quickening/validation";
import type { Recording } from "./recordings.ts";

export type ModelName = "tags" | "logistic" | "boosting" | "miniRocket" | "networkPlain" | "network";

/** Parameters of the models, as params.yaml has them. */
export interface ModelParameters {
	readonly ridgeLambdas: readonly number[];
	readonly boosting: { readonly nTrees: number; readonly learningRate: number; readonly maximumDepth: number };
}

/** All models as fits over recording numbers, so that each is refitted on the same folds. */
export function modelFits(
	tf: NetworkFitOptions["tf"],
	{
		recordings,
		acoustic,
		mel,
		parameters,
	}: {
		readonly recordings: readonly Recording[];
		readonly acoustic: Matrix;
		readonly mel: Inputs;
		readonly parameters: ModelParameters;
	},
): Readonly<Record<ModelName, Fit>> {
	const instanceIds = recordings.map(({ instanceId }) => instanceId);
	const { ridgeLambdas, boosting } = parameters;
	const convolutional = { ...network, tf, inputs: mel, participantIds: instanceIds };
	return {
		tags: onColumns(tagColumns(recordings), penalisedLogistic({ penalty: "ridge", lambda: 0.01 })),
		logistic: chosenRidge(acoustic, ridgeLambdas, instanceIds),
		boosting: onColumns(acoustic, boostedTrees(boosting)),
		miniRocket: miniRocketFit(mel.signals.mel!, ridgeClassifier()),
		networkPlain: networkFit(convolutional),
		network: networkFit({ ...convolutional, augmentation }),
	};
}

/** Fixed before any outcome was looked at: small, since recordings of another reason are few. */
const network = {
	encoder: { kind: "temporal-cnn", filters: [32, 32, 64], kernelSamples: 5, poolSamples: 4 },
	dropoutRate: 0.3,
	nEpochs: 30,
	patienceEpochs: 8,
	batchSize: 32,
	learningRate: { peak: 0.002, warmupEpochs: 1 },
} as const satisfies Partial<NetworkFitOptions>;

/** About 1 s earlier or later, a seventh of the time and up to 6 bands hidden, half a standard deviation louder or softer. */
const augmentation = {
	shiftSamples: 30,
	hiddenFraction: 0.15,
	spanSamples: 6,
	hiddenChannels: 6,
	offsetSd: 0.5,
} as const;

/** What is known without listening: sex, age group and kind of phone, as 0 and 1. */
function tagColumns(recordings: readonly Recording[]): Matrix {
	const is = (yes: boolean) => (yes ? 1 : 0);
	return matrixFromRows(
		recordings.map(({ sex, ageGroup, platform }) => [
			is(sex === "girl"),
			is(ageGroup === "4 to 8 weeks"),
			is(ageGroup === "2 to 6 months"),
			is(ageGroup === "7 months or more"),
			is(platform === "iOS"),
		]),
	);
}

/** A fit of columns as one of recording numbers. */
export function onColumns(columns: Matrix, fit: Fit): Fit {
	return (numbers, outcomes, random) => {
		const predict = fit(takeRows(columns, numberedRows("onColumns", numbers)), outcomes, random);
		return (others) => predict(takeRows(columns, numberedRows("onColumns", others)));
	};
}

/** Ridge whose strength is chosen in the training part, by the log loss of folds that keep installations whole. */
function chosenRidge(columns: Matrix, lambdas: readonly number[], instanceIds: readonly string[]): Fit {
	return (numbers, outcomes, random) => {
		const participantIds = Array.from(numberedRows("chosenRidge", numbers), (row) => instanceIds[row]!);
		const seed = Math.floor(random() * 2 ** 32);
		const fits = lambdas.map((lambda) => onColumns(columns, penalisedLogistic({ penalty: "ridge", lambda })));
		const losses = fits.map((fit) =>
			logLoss(
				repeatedCrossValidation(fit, numbers, outcomes, { repeats: 1, participantIds, random: seededRandom(seed) })
					.predictions,
				outcomes,
			),
		);
		return fits[losses.indexOf(Math.min(...losses))]!(numbers, outcomes, random);
	};
}
