import type { Fit } from "@quickening/stats";
import { checkPenalty, fitPenalisedLogistic, type PenalisedLogisticOptions } from "./fit-penalised-logistic.ts";

/**
 * {@link fitPenalisedLogistic} with its choices made, as a `Fit` for `@quickening/validation` to refit. A search for lambda
 * is repeated inside every refit, as it must be for an honest validation.
 *
 * @param options - Penalty and lambda, as in {@link fitPenalisedLogistic}.
 * @returns A function of training data and random source that gives the fitted model's `predict`.
 * @throws InvalidInputError at once when the penalty is not fully stated.
 *
 * Source: {@link fitPenalisedLogistic}.
 * @example
 * const fit = penalisedLogistic({ penalty: "ridge", lambda: 0.01 });
 */
export function penalisedLogistic(options: PenalisedLogisticOptions = {}): Fit {
	checkPenalty(options);
	return (features, outcomes, random) => fitPenalisedLogistic(features, outcomes, { ...options, random }).predict;
}
