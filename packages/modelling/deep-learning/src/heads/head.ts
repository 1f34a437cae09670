import { checkInteger, InvalidInputError } from "@quickening/core";
import type { Examples } from "../examples/examples.ts";
import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";
import { classificationHead } from "./classification.ts";
import { ordinalHead } from "./ordinal.ts";
import { regressionHead } from "./regression.ts";
import { timeToEventHead } from "./time-to-event.ts";

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

/** Mean and SD of a regression's outcomes in training: the network learns standardised ones. */
export interface OutcomeScale {
	readonly mean: number;
	readonly sd: number;
}

/** @throws InvalidInputError when the description is not usable. */
export function buildHead(head: Head): BuiltHead {
	switch (head.kind) {
		case "classification":
			checkInteger("trainNetwork", "head.nClasses", head.nClasses, 2);
			return classificationHead(head.nClasses);
		case "regression":
			return regressionHead(head.loss ?? "squares");
		case "ordinal":
			checkInteger("trainNetwork", "head.nLevels", head.nLevels, 2);
			return ordinalHead(head.nLevels);
		case "time-to-event":
			return timeToEventHead(head.edges);
		default:
			throw new InvalidInputError(
				`trainNetwork: head.kind must be "classification", "regression", "ordinal" or "time-to-event"; got ${JSON.stringify((head as { kind?: unknown }).kind)}`,
				{ code: "unknown-option", argument: "head.kind", received: (head as { kind?: unknown }).kind },
			);
	}
}
