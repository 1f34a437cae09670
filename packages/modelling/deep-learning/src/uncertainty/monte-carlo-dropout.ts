import { checkInteger } from "@quickening/core";
import type { Inputs } from "../examples/inputs.ts";
import { type PredictOptions, predict } from "../models/predict.ts";
import { summariseDraws, type UncertainPredictions } from "./summarise-draws.ts";

/**
 * What a network says when units are dropped as in training, many times over: the mean, and how far the draws stand apart.
 *
 * @param options - As for `predict`; `nDraws` is 50 and `seed` 1 by default. A network without dropout gives no spread.
 *
 * Source: Gal and Ghahramani 2016, arXiv:1506.02142.
 */
export function predictWithDropout(
	inputs: Inputs,
	{
		nDraws = 50,
		seed = 1,
		...options
	}: Omit<PredictOptions, "dropoutSeed"> & { readonly nDraws?: number; readonly seed?: number | string },
): UncertainPredictions {
	checkInteger("predictWithDropout", "nDraws", nDraws, 2);
	const draws = Array.from({ length: nDraws }, (_, draw) =>
		predict(inputs, { ...options, dropoutSeed: `${seed}/draw/${draw}` }),
	);
	return summariseDraws(draws, options.model.description.head);
}
