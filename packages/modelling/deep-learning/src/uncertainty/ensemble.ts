import { checkInteger } from "@quickening/core";
import type { Examples } from "../examples/examples.ts";
import type { Inputs } from "../examples/inputs.ts";
import type { NetworkModel } from "../models/network-model.ts";
import { type PredictOptions, predict } from "../models/predict.ts";
import { type TrainedNetwork, trainNetwork } from "../training/train-network.ts";
import type { TrainOptions } from "../training/train-options.ts";
import { summariseDraws, type UncertainPredictions } from "./summarise-draws.ts";

/**
 * The same training from several seeds: other first weights, order and held-out participants.
 *
 * @param options - As for `trainNetwork`; `nMembers` is 5 by default.
 *
 * Source: Lakshminarayanan, Pritzel and Blundell 2017, arXiv:1612.01474.
 */
export function trainEnsemble(
	training: Examples,
	{ nMembers = 5, seed = 1, onMember, ...options }: EnsembleOptions,
): readonly TrainedNetwork[] {
	checkInteger("trainEnsemble", "nMembers", nMembers, 1);
	return Array.from({ length: nMembers }, (_, member) => {
		const trained = trainNetwork(training, { ...options, seed: `${seed}/member/${member}` });
		onMember?.(member + 1, nMembers);
		return trained;
	});
}

export interface EnsembleOptions extends Omit<TrainOptions, "resume" | "onCheckpoint"> {
	/** Default 5. */
	readonly nMembers?: number;
	/** Called after each member. */
	readonly onMember?: (done: number, nMembers: number) => void;
}

/** What an ensemble says: the members' mean, and how far they stand apart. */
export function predictEnsemble(
	inputs: Inputs,
	{ models, ...options }: Omit<PredictOptions, "model"> & { readonly models: readonly NetworkModel[] },
): UncertainPredictions {
	const draws = models.map((model) => predict(inputs, { ...options, model }));
	return summariseDraws(draws, models[0]?.description.head);
}
