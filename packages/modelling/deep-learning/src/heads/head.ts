import type { Examples } from "../examples/examples.ts";
import type { OutcomeScale } from "../examples/outcome-scale.ts";
import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";

/** What a network is to predict. Plain data: it is stored with the weights. */
export type Head =
	/** One of `nClasses`; with 2 the probability of class 1. */
	| { readonly kind: "classification"; readonly nClasses: number }
	/** A number, by squares, or by Huber's loss with its bend at 1 SD. */
	| { readonly kind: "regression"; readonly loss?: "squares" | "huber" }
	/** One of `nLevels` in order. */
	| { readonly kind: "ordinal"; readonly nLevels: number }
	/** When it happens: `edges` are the ends of the intervals of time, rising, in the unit of the outcomes. */
	| { readonly kind: "time-to-event"; readonly edges: readonly number[] };

/** A head at work: targets, loss and predictions of its kind. */
export interface BuiltHead {
	/** Numbers that the network puts out for each window. */
	readonly nOutputs: number;
	/** Targets of n windows, [n x targetWidth]; what is learnt of the outcomes (a scale) is given back to be stored. */
	encode(examples: Examples, scale: OutcomeScale): Float32Array;
	readonly targetWidth: number;
	/** Loss of each window, [n]. */
	loss(tf: TensorFlow, outputs: Tensor, targets: Tensor): Tensor;
	/** Outputs, [n x nOutputs], to what is reported, [n x nReported]. */
	report(outputs: Float32Array, scale: OutcomeScale): Float32Array;
	readonly nReported: number;
	/** Class of a window for balancing and for splits; undefined where there are no classes. */
	readonly nClasses: number | undefined;
}
