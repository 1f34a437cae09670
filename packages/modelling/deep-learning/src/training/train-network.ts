import { InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { checkExamples, type Examples } from "../examples/examples.ts";
import { fitScaling, type Scaling } from "../examples/scaling.ts";
import { splitByParticipant } from "../examples/split-by-participant.ts";
import { buildHead } from "../heads/build-head.ts";
import type { BuiltHead } from "../heads/head.ts";
import { batches, batchTensors } from "../models/batch-tensors.ts";
import { checkFits } from "../models/check-fits.ts";
import type { NetworkModel } from "../models/network-model.ts";
import { buildNetwork, type Network } from "../networks/build-network.ts";
import { describeNetwork } from "../networks/describe-network.ts";
import type { Scalar, TensorFlow } from "../tensorflow/tensor-flow.ts";
import { withClearErrors } from "../tensorflow/tensor-flow-error.ts";
import { type Augmentation, augmentedInputs, checkAugmentation } from "./augmentation.ts";
import { checkAllClasses, classWeights } from "./class-weights.ts";
import { loopOptions } from "./loop-options.ts";
import { checkpointOf, firstState, resumedState } from "./start.ts";
import type { TrainOptions } from "./train-options.ts";
import { trainingKey } from "./training-key.ts";
import { type EpochRecord, runTraining, type Task } from "./training-loop.ts";

/** A trained network and how it came about. */
export interface TrainedNetwork {
	/** The best epoch's. */
	readonly model: NetworkModel;
	readonly history: readonly EpochRecord[];
	readonly bestEpoch: number;
	readonly stoppedEarly: boolean;
	/** Participants that training never saw but to stop. */
	readonly heldOutParticipantIds: readonly string[];
	readonly warnings: readonly Warning[];
}

/**
 * Trains a network on windows with gaps. The same windows, options, seed, thread count and version of TensorFlow give the same
 * bytes.
 *
 * @param training - Windows; NaN is missing and masked. Units are standardised by these windows alone.
 * @throws InvalidInputError when examples do not fit together, a class is absent, a channel is missing everywhere, or a
 *   participant is on both sides; TensorFlowError when the loss is not finite (it names the batch), memory is used up, or a
 *   checkpoint is corrupt.
 *
 * @example
 * const tf = await loadTensorFlow();
 * const { model } = trainNetwork(examples, {
 *   tf, encoder: { kind: "temporal-cnn" }, head: { kind: "classification", nClasses: 2 }, classWeights: "balanced",
 * });
 * predict(newWindows, { tf, model }).values; // probability of class 1
 */
export function trainNetwork(training: Examples, options: TrainOptions): TrainedNetwork {
	const { tf, heldOut = 0.2, start, frozen = [], augmentation, classWeights: choice = "none" } = options;
	checkExamples("trainNetwork", training);
	const loop = loopOptions("trainNetwork", options);
	const { seed } = loop;
	if (augmentation !== undefined) checkAugmentation("trainNetwork", augmentation, training.signals);
	const head = buildHead(options.head);
	if (head.nClasses !== undefined) {
		head.encode(training, { mean: 0, sd: 1 });
		checkAllClasses("training outcomes", training.outcomes, head.nClasses);
	}
	const sides = sidesOf(training, heldOut, { seed, isStratified: head.nClasses !== undefined });
	const description = describeNetwork(sides.training, options);
	if (sides.heldOut !== undefined) checkFits("trainNetwork", sides.heldOut, description);
	const fitted = fitScaling(sides.training);
	// Weights that were trained on other units would be of no use on these.
	const scaling: Scaling = start === undefined ? fitted.scaling : { ...start.scaling, outcome: fitted.scaling.outcome };
	const network = buildNetwork(description);
	const task = supervisedTask(tf, { ...sides, network, head, scaling, choice, augmentation });
	const key = trainingKey({ description, scaling, loop, classWeights: choice, frozen, augmentation }, sides);
	return withClearErrors("trainNetwork", () => {
		const state =
			options.resume === undefined
				? firstState(tf, network, { seed, start })
				: resumedState(tf, network, { bytes: options.resume, key });
		runTraining(tf, { task, state, options: loop }, (progress) => {
			options.onEpoch?.(progress);
			options.onCheckpoint?.(checkpointOf(state, key));
		});
		const { epoch, parameters, states } = state.best;
		return {
			model: { description, scaling, parameters, states },
			history: state.history,
			bestEpoch: epoch,
			stoppedEarly: state.history.length < loop.nEpochs,
			heldOutParticipantIds: [...new Set(sides.heldOut?.participantIds)],
			warnings: fitted.warnings,
		};
	});
}

/** Training and held-out windows, without a participant in common. */
function sidesOf(
	training: Examples,
	heldOut: Examples | number | "none",
	{ seed, isStratified }: { seed: number | string; isStratified: boolean },
): { readonly training: Examples; readonly heldOut: Examples | undefined } {
	if (heldOut === "none") return { training, heldOut: undefined };
	if (typeof heldOut === "number") {
		return splitByParticipant(training, { heldOutFraction: heldOut, stratify: isStratified, seed: `${seed}/held-out` });
	}
	checkExamples("trainNetwork", heldOut);
	const ids = new Set(training.participantIds);
	const both = heldOut.participantIds.find((id) => ids.has(id));
	if (both !== undefined) {
		throw new InvalidInputError(
			`trainNetwork: heldOut must have no participant of the training windows; got windows of ${both} in both`,
			{ code: "leakage", argument: "heldOut", received: both },
		);
	}
	return { training, heldOut };
}

interface Supervised {
	readonly training: Examples;
	readonly heldOut: Examples | undefined;
	readonly network: Network;
	readonly head: BuiltHead;
	readonly scaling: Scaling;
	readonly choice: "none" | "balanced" | Samples;
	readonly augmentation: Augmentation | undefined;
}

function supervisedTask(
	tf: TensorFlow,
	{ training, heldOut, network, head, scaling, choice, augmentation }: Supervised,
): Task {
	const weights =
		choice === "none" || head.nClasses === undefined
			? undefined
			: classWeights(choice, training.outcomes, head.nClasses);
	const sideOf = (examples: Examples) => ({
		examples,
		targets: head.encode(examples, scaling.outcome),
		weights: Float32Array.from(
			examples.outcomes,
			(outcome, i) => (examples.weights?.[i] ?? 1) * (weights?.[outcome] ?? 1),
		),
	});
	const inside = sideOf(training);
	const outside = heldOut === undefined ? undefined : sideOf(heldOut);
	/** @param step - Names the batch of a training whose windows are changed. */
	const weighted = (pass: Parameters<Task["loss"]>[0], side: typeof inside, rows: Int32Array, step?: string) => {
		const batch =
			augmentation === undefined || step === undefined
				? batchTensors(tf, side.examples, { rows, scaling })
				: batchTensors(tf, augmentedInputs(side.examples, rows, { augmentation, scaling, draw: step }), {
						rows: rows.map((_, i) => i),
						scaling,
					});
		const targets = new Float32Array(rows.length * head.targetWidth);
		const some = new Float32Array(rows.length);
		rows.forEach((row, i) => {
			targets.set(side.targets.subarray(row * head.targetWidth, (row + 1) * head.targetWidth), i * head.targetWidth);
			some[i] = side.weights[row];
		});
		const outputs = network.outputs(pass, batch);
		const losses = head.loss(tf, outputs, tf.tensor(targets, [rows.length, head.targetWidth]));
		const total = some.reduce((sum, weight) => sum + weight, 0);
		return { sum: tf.sum(tf.mul(losses, tf.tensor(some, [rows.length]))), total };
	};
	return {
		loss(pass, rows, step) {
			const { sum, total } = weighted(pass, inside, rows, step);
			return tf.div(sum, Math.max(total, 1e-12)) as Scalar;
		},
		heldOutLoss(pass) {
			if (outside === undefined) return Number.NaN;
			let sum = 0;
			let total = 0;
			for (const rows of batches(outside.examples, 256)) {
				sum += tf.tidy(() => {
					const part = weighted(pass, outside, rows);
					total += part.total;
					return part.sum.dataSync()[0];
				});
			}
			return sum / total;
		},
		participantIds: training.participantIds,
	};
}
