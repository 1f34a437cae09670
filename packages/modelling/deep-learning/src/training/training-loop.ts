import { seededRandom, shuffle } from "@quickening/core";
import type { ModelTensors } from "../models/model-tensors.ts";
import type { Pass } from "../networks/pass.ts";
import type { Scalar, Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";
import { TensorFlowError } from "../tensorflow/tensor-flow-error.ts";
import { type LearningRate, learningRateAt } from "./learning-rate.ts";
import { type Moments, takeStep } from "./optimiser.ts";

/** How a network is trained, whatever it learns. */
export interface LoopOptions {
	/** At most so many times over all windows. */
	readonly nEpochs: number;
	readonly batchSize: number;
	readonly learningRate: LearningRate;
	readonly weightDecay: number;
	readonly clipNorm: number;
	/** Epochs without a lower loss on the held-out windows before training stops. */
	readonly patienceEpochs: number;
	readonly seed: number | string;
	readonly isFrozen: (name: string) => boolean;
}

/** One epoch of a training. */
export interface EpochRecord {
	/** From 1. */
	readonly epoch: number;
	readonly trainingLoss: number;
	/** NaN where nothing is held out. */
	readonly heldOutLoss: number;
	readonly learningRate: number;
	/** Longest gradient before it was shortened. */
	readonly largestGradientNorm: number;
}

/** What a training looks like from outside, after each epoch. */
export interface EpochProgress extends EpochRecord {
	readonly nEpochs: number;
	readonly bestEpoch: number;
	/** At the pace so far, should no early stop come. */
	readonly secondsLeft: number;
}

/** The numbers of the best epoch so far. */
export interface Best {
	epoch: number;
	loss: number;
	parameters: Record<string, Float32Array>;
	states: Record<string, Float32Array>;
}

/** All that changes while training; a checkpoint holds it whole. */
export interface TrainingState {
	readonly tensors: ModelTensors;
	readonly moments: Moments;
	readonly history: EpochRecord[];
	best: Best;
}

/** What is learnt: a loss of some windows, and one of all that is held out. */
export interface Task {
	/** Whose the windows are, one id a window. */
	readonly participantIds: readonly string[];
	/** Mean loss of these windows, as the network stands. */
	loss(pass: Pass, rows: Int32Array, step: string): Scalar;
	/** Loss of what is held out; NaN when nothing is. */
	heldOutLoss(pass: Pass): number;
}

/** Weight of the older batches in a running mean. */
const MOMENTUM = 0.9;

/**
 * Trains from where the state stands to the end, or to the early stop. Everything drawn follows from seed, epoch and batch alone.
 * Of the state the history and the best epoch's numbers are left; its tensors are disposed of, however the training ends.
 */
export function runTraining(
	tf: TensorFlow,
	work: { task: Task; state: TrainingState; options: LoopOptions },
	afterEpoch: (progress: EpochProgress) => void,
): void {
	try {
		trainEpochs(tf, work, afterEpoch);
	} finally {
		const { tensors, moments } = work.state;
		tensors.dispose();
		tf.dispose([moments.first, moments.second]);
	}
}

function trainEpochs(
	tf: TensorFlow,
	{ task, state, options }: { task: Task; state: TrainingState; options: LoopOptions },
	afterEpoch: (progress: EpochProgress) => void,
): void {
	const { nEpochs, batchSize, learningRate, patienceEpochs, seed } = options;
	const begun = performance.now();
	const before = state.history.length;
	for (let epoch = before + 1; epoch <= nEpochs; epoch++) {
		if (epoch - 1 - state.best.epoch >= patienceEpochs && state.best.epoch > 0) return;
		const order = shuffle(
			seededRandom(`${seed}/order/${epoch}`),
			Int32Array.from({ length: task.participantIds.length }, (_, i) => i),
		);
		const nBatches = Math.ceil(order.length / batchSize);
		let sum = 0;
		let largestGradientNorm = 0;
		let rate = 0;
		for (let b = 0; b < nBatches; b++) {
			const rows = order.slice(b * batchSize, (b + 1) * batchSize);
			rate = learningRateAt(learningRate, { epoch: epoch - 1 + (b + 1) / nBatches, nEpochs });
			const { loss, norm } = trainBatch(tf, { task, state, options }, { rows, rate, step: `${seed}/${epoch}/${b}` });
			if (!Number.isFinite(loss) || !Number.isFinite(norm)) {
				throw new TensorFlowError(
					"not-finite",
					`The ${Number.isFinite(loss) ? "gradient" : "loss"} is ${Number.isFinite(loss) ? norm : loss} in epoch ${epoch}, batch ${b + 1} of ${nBatches} (windows of ${nameParticipants(task.participantIds, rows)})`,
					{ whatToDo: "Lower learningRate.peak or clipNorm, and look for extreme values in these windows." },
				);
			}
			sum += loss * rows.length;
			largestGradientNorm = Math.max(largestGradientNorm, norm);
		}
		const heldOutLoss = task.heldOutLoss(passOf(tf, state.tensors, { training: false }));
		const trainingLoss = sum / order.length;
		state.history.push({ epoch, trainingLoss, heldOutLoss, learningRate: rate, largestGradientNorm });
		// Without a held-out set the last epoch is the best.
		if (Number.isNaN(heldOutLoss) || !(heldOutLoss >= state.best.loss)) {
			state.best = { epoch, loss: heldOutLoss, ...numbersOf(state.tensors) };
		}
		const secondsEach = (performance.now() - begun) / 1000 / (epoch - before);
		afterEpoch({
			...state.history[epoch - 1],
			nEpochs,
			bestEpoch: state.best.epoch,
			secondsLeft: secondsEach * (nEpochs - epoch),
		});
	}
}

function nameParticipants(participantIds: readonly string[], rows: Int32Array): string {
	const names = [...new Set(Array.from(rows, (row) => participantIds[row]))];
	return `${names.slice(0, 4).join(", ")}${names.length > 4 ? ` and ${names.length - 4} more participants` : ""}`;
}

function trainBatch(
	tf: TensorFlow,
	{ task, state, options }: { task: Task; state: TrainingState; options: LoopOptions },
	{ rows, rate, step }: { rows: Int32Array; rate: number; step: string },
): { loss: number; norm: number } {
	const { parameters, states } = state.tensors;
	const observed = new Map<string, Tensor>();
	const pass = passOf(tf, state.tensors, { training: true, dropoutSeed: step, observed });
	const held = [...parameters.values()];
	// A parameter that this batch does not touch (no modality is missing in it) has no gradient: it is 0.
	const { value, grads } = tf.engine().gradients(() => task.loss(pass, rows, step), held, undefined, true);
	const gradients = grads.map((gradient, i) => gradient ?? tf.zerosLike(held[i]));
	const loss = value.dataSync()[0];
	const { isFrozen, weightDecay, clipNorm } = options;
	const norm = Number.isFinite(loss)
		? takeStep(
				tf,
				{ parameters, moments: state.moments, gradients },
				{ learningRate: rate, weightDecay, clipNorm, isFrozen },
			)
		: Number.NaN;
	if (Number.isFinite(norm)) {
		for (const [name, batchValue] of observed) {
			const old = states.get(name)!;
			states.set(
				name,
				tf.tidy(() => tf.add(tf.mul(old, MOMENTUM), tf.mul(batchValue, 1 - MOMENTUM))),
			);
			old.dispose();
		}
	}
	tf.dispose([value, ...gradients, ...observed.values()]);
	return { loss, norm };
}

function passOf(
	tf: TensorFlow,
	{ parameters, states }: Pick<ModelTensors, "parameters" | "states">,
	{ training, dropoutSeed, observed }: { training: boolean; dropoutSeed?: string; observed?: Map<string, Tensor> },
): Pass {
	return {
		tf,
		training,
		dropoutSeed,
		parameter: (name) => parameters.get(name)!,
		state: (name) => states.get(name)!,
		observe: (name, value) => observed?.set(name, tf.keep(tf.clone(value))),
	};
}

/** Numbers of a model off its backend. */
export function numbersOf({ parameters, states }: ModelTensors): Pick<Best, "parameters" | "states"> {
	const read = (tensors: ReadonlyMap<string, Tensor>) =>
		Object.fromEntries([...tensors].map(([name, tensor]) => [name, Float32Array.from(tensor.dataSync())]));
	return { parameters: read(parameters), states: read(states) };
}
