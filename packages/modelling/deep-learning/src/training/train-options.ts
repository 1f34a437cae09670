import type { Samples } from "@quickening/core";
import type { Examples } from "../examples/examples.ts";
import type { NetworkModel } from "../models/network-model.ts";
import type { NetworkOptions } from "../networks/description.ts";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";
import type { Augmentation } from "./augmentation.ts";
import type { LearningRate } from "./learning-rate.ts";
import type { EpochProgress } from "./training-loop.ts";

/** How a network with outcomes is trained. */
export interface TrainOptions extends NetworkOptions {
	readonly tf: TensorFlow;
	/**
	 * Windows on whose loss training stops, of participants that are not in training; a share of the training participants that
	 * is set aside for it; or "none". Default 0.2.
	 */
	readonly heldOut?: Examples | number | "none";
	/** At most so many times over all windows. Default 50. */
	readonly nEpochs?: number;
	/** Default 32. */
	readonly batchSize?: number;
	/** Default `{ peak: 0.001 }`, falling as a cosine. */
	readonly learningRate?: LearningRate;
	/** Default 1e-4. */
	readonly weightDecay?: number;
	/** Default 1. */
	readonly clipNorm?: number;
	/** Epochs without a lower held-out loss before training stops. Default 10. */
	readonly patienceEpochs?: number;
	/** Training windows are changed in each batch. Default: they are not. */
	readonly augmentation?: Augmentation;
	/** For classes and levels. Default "none". */
	readonly classWeights?: "none" | "balanced" | Samples;
	/** Default 1. */
	readonly seed?: number | string;
	/** A model to start from in place of drawn weights: what has the same name and shape is taken over. */
	readonly start?: Pick<NetworkModel, "parameters" | "states" | "scaling">;
	/** Parameters that stay as they started, by the beginning of their name: "signals/" freezes all encoders. */
	readonly frozen?: readonly string[];
	/** Called after each epoch. */
	readonly onEpoch?: (progress: EpochProgress) => void;
	/**
	 * Called after each epoch with all that is needed to go on from there; see `checkpointFile` of
	 * `@quickening/deep-learning/node`.
	 */
	readonly onCheckpoint?: (checkpoint: Uint8Array) => void;
	/** A checkpoint of this same training: goes on after its last epoch, to the same bytes as if it had never stopped. */
	readonly resume?: Uint8Array | undefined;
}
