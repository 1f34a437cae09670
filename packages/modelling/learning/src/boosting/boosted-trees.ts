import type { Fit } from "@quickening/stats";
import { type BoostedTreesOptions, checkBoosting, fitBoostedTrees } from "./fit-boosted-trees.ts";

/**
 * {@link fitBoostedTrees} with its choices made, as a `Fit` for `@quickening/validation` to refit.
 *
 * @param options - As in {@link fitBoostedTrees}; without held-out rows, which a refit does not have.
 * @throws InvalidInputError at once when an option is not usable.
 *
 * Source: {@link fitBoostedTrees}.
 * @example
 * const fit = boostedTrees({ nTrees: 50, maximumDepth: 3 });
 */
export function boostedTrees(options: Omit<BoostedTreesOptions, "heldOut" | "patienceTrees"> = {}): Fit {
	checkBoosting(options);
	return (features, outcomes) => fitBoostedTrees(features, outcomes, options).predict;
}
