import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";

/** One run through a network. */
export interface Pass {
	readonly tf: TensorFlow;
	/** Training uses the batch's own means and drops units; prediction uses running means and drops none. */
	readonly training: boolean;
	/** Dropout is drawn from here; undefined drops nothing. In prediction this makes Monte Carlo dropout. */
	readonly dropoutSeed: string | undefined;
	parameter(name: string): Tensor;
	state(name: string): Tensor;
	/** Takes a batch's mean or variance, for the running ones. */
	observe(name: string, value: Tensor): void;
}

/**
 * Values [batch, time, channels] that are 0 where nothing was observed, with 1 or 0 for each moment [batch, time, 1]; no mask:
 * all was observed.
 */
export interface Sequence {
	readonly x: Tensor;
	readonly mask: Tensor | undefined;
}

/** Turns one sequence into another. */
export type SequenceLayer = (pass: Pass, sequence: Sequence) => Sequence;
