import { seededRandom } from "@quickening/core";
import {
	fitMiniRocket,
	miniRocketFeatures,
	predict,
	type TrainOptions,
	takeInputs,
	trainNetwork,
} from "@quickening/deep-learning";
import { boostedTrees, fitPenalisedLogistic, fitRidgeClassifier, penalisedLogistic } from "@quickening/learning";
import { type Fit, type Matrix, take, takeRows } from "@quickening/stats";
import type { Epochs } from "./epochs.ts";
import { NREM, stageNames } from "./recordings.ts";

/** In the order of tables and figures. */
export const modelNames = ["asleep", "clock", "logistic", "boosting", "miniRocket", "network"] as const;
export type ModelName = (typeof modelNames)[number];

/** Parameters of the models, as params.yaml has them. */
export interface ModelParameters {
	readonly ridgeLambda: number;
	readonly boosting: { readonly nTrees: number; readonly learningRate: number; readonly maximumDepth: number };
	readonly rocket: { readonly nFeatures: number; readonly alphas: readonly number[] };
	readonly network: {
		readonly filters: readonly number[];
		readonly kernelSamples: number;
		readonly poolSamples: number;
		readonly nEpochs: number;
		readonly batchSize: number;
	};
}

/** What a model is told: epochs to learn from, epochs to tell, and a seed. */
export interface Asked {
	readonly training: readonly number[];
	readonly testing: readonly number[];
	readonly seed: string;
}

/** Probabilities of wake, NREM and REM, three an epoch to tell. */
export type Tell = (asked: Asked) => Float64Array;

const nClasses = stageNames.length;

/** All models behind one interface, so that each is given the same epochs. */
export function tellers(
	tf: TrainOptions["tf"],
	{ epochs, parameters }: { readonly epochs: Epochs; readonly parameters: ModelParameters },
): Readonly<Record<ModelName, Tell>> {
	const { clock, columns } = epochs;
	const ridge = penalisedLogistic({ penalty: "ridge", lambda: parameters.ridgeLambda });
	return {
		asleep: ({ testing }) =>
			Float64Array.from({ length: nClasses * testing.length }, (_, i) => (i % nClasses === NREM ? 1 : 0)),
		clock: oneAgainstRest(epochs, clock, ridge),
		logistic: oneAgainstRest(epochs, columns, ridge),
		boosting: oneAgainstRest(epochs, columns, boostedTrees(parameters.boosting)),
		miniRocket: rocket(epochs, parameters.rocket),
		network: network(tf, epochs, parameters.network),
	};
}

/** Three models, each of one class against the others, their probabilities made to sum to one. */
function oneAgainstRest({ stages }: Epochs, columns: Matrix, fit: Fit): Tell {
	return ({ training, testing, seed }) => {
		const known = takeRows(columns, training);
		const asked = takeRows(columns, testing);
		const own = take(stages, training);
		const told = stageNames.map((_, k) =>
			fit(
				known,
				own.map((stage) => (stage === k ? 1 : 0)),
				seededRandom(`${seed}/${k}`),
			)(asked),
		);
		return normalised(told, testing.length);
	};
}

function normalised(told: readonly ArrayLike<number>[], n: number): Float64Array {
	const probabilities = new Float64Array(nClasses * n);
	for (let i = 0; i < n; i++) {
		let sum = 0;
		for (let k = 0; k < nClasses; k++) sum += told[k]![i]!;
		for (let k = 0; k < nClasses; k++) probabilities[nClasses * i + k] = told[k]![i]! / sum;
	}
	return probabilities;
}

/**
 * MiniRocket on heart rate around the epoch, beside the columns, and ridge regression of the three classes; a logistic regression
 * on each class's left-out decisions makes probabilities of them.
 */
function rocket({ stages, columns, inputs }: Epochs, { nFeatures, alphas }: ModelParameters["rocket"]): Tell {
	const signal = inputs.signals.heartRate!;
	return ({ training, testing, seed }) => {
		const of = (rows: readonly number[]) => takeInputs({ signals: { signal } }, rows).signals.signal!;
		const kernels = fitMiniRocket(of(training), { nFeatures, random: seededRandom(`${seed}/kernels`) });
		const features = (rows: readonly number[]) =>
			beside(miniRocketFeatures(of(rows), kernels), takeRows(columns, rows));
		const own = take(stages, training);
		const ridge = fitRidgeClassifier(features(training), own, { alphas });
		const decisions = ridge.decide(features(testing));
		const told = stageNames.map((_, k) => {
			const scale = fitPenalisedLogistic(
				column(ridge.leftOutDecisions, k),
				own.map((stage) => (stage === k ? 1 : 0)),
				{ penalty: "ridge", lambda: 1e-3 },
			);
			return scale.predict(column(decisions, k));
		});
		return normalised(told, testing.length);
	};
}

const column = ({ values, nRows, nColumns }: Matrix, k: number): Matrix => ({
	values: Float64Array.from({ length: nRows }, (_, i) => values[i * nColumns + k]!),
	nRows,
	nColumns: 1,
});

function beside(first: Matrix, second: Matrix): Matrix {
	const nColumns = first.nColumns + second.nColumns;
	const values = new Float64Array(first.nRows * nColumns);
	for (let i = 0; i < first.nRows; i++) {
		values.set(first.values.subarray(i * first.nColumns, (i + 1) * first.nColumns), i * nColumns);
		values.set(second.values.subarray(i * second.nColumns, (i + 1) * second.nColumns), i * nColumns + first.nColumns);
	}
	return { values, nRows: first.nRows, nColumns };
}

/** A convolutional network on heart rate around the epoch, the columns beside what it finds. */
function network(
	tf: TrainOptions["tf"],
	{ stages, columns, inputs, person, personIds }: Epochs,
	{ filters, kernelSamples, poolSamples, nEpochs, batchSize }: ModelParameters["network"],
): Tell {
	const all = { signals: inputs.signals, statics: columns };
	return ({ training, testing, seed }) => {
		const { model } = trainNetwork(
			{
				...takeInputs(all, training),
				outcomes: take(stages, training),
				participantIds: training.map((row) => personIds[person[row]!]!),
			},
			{
				...{ tf, seed, nEpochs, batchSize, heldOut: "none" },
				encoder: { kind: "temporal-cnn", filters, kernelSamples, poolSamples },
				head: { kind: "classification", nClasses },
				hiddenUnits: 16,
				dropoutRate: 0.2,
				learningRate: { peak: 0.01, warmupEpochs: 1 },
			},
		);
		return Float64Array.from(predict(takeInputs(all, testing), { tf, model }).values);
	};
}
