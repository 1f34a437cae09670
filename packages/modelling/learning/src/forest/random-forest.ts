import type { Fit } from "@quickening/stats";
import { checkForest, fitRandomForest, type RandomForestOptions } from "./fit-random-forest.ts";

/**
 * {@link fitRandomForest} with its choices made, as a `Fit` for `@quickening/validation` to refit.
 *
 * @param options - Trees, as in {@link fitRandomForest}.
 * @throws InvalidInputError at once when an option is not usable.
 *
 * Source: {@link fitRandomForest}.
 * @example
 * const fit = randomForest({ nTrees: 200 });
 */
export function randomForest(options: RandomForestOptions = {}): Fit {
	checkForest(options);
	return (features, outcomes, random) => fitRandomForest(features, outcomes, { ...options, random }).predict;
}
