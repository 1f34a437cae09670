import type { Samples } from "@quickening/core";
import { fitMixed } from "./fit-mixed.ts";
import type { MixedFit, MixedFitOptions } from "./mixed-fit.ts";
import { type MixedDesignOptions, prepareDesign } from "./prepared-design.ts";

/** Rows, fixed columns and random terms of a mixed model, checked and prepared: outcomes are fitted to it, one after another. */
export interface MixedDesign {
	readonly n: number;
	/** Names of the fixed effects, "intercept" first where there is one. */
	readonly names: readonly string[];
	/** Fits one outcome, n finite numbers in the order of the rows. */
	readonly fit: (outcome: Samples, options?: MixedFitOptions) => MixedFit;
}

/**
 * Prepares a linear mixed model for outcomes to come: what does not depend on the outcome is done once. So a simulation or
 * a bootstrap of many outcomes on the same rows costs one pass over the rows for each.
 *
 * @param options - `fixed` n x k (an intercept is added), `names`, `random` terms, `weights`.
 * @returns The design; `design.fit(outcome, { method })` is what `mixedModel` does.
 * @throws InvalidInputError when lengths differ, a value is not finite, a column is a combination of others (the message names
 *   it), there are too few rows, a term has one group or as many effects as there are rows, or a weight is not positive.
 *
 * @example
 * const design = mixedDesign({
 *   fixed: matrixFromColumns([[0, 1, 2, 0, 1, 2]]),
 *   random: [{ name: "participant", groups: ["a", "a", "a", "b", "b", "b"] }],
 * });
 * design.fit([1, 2, 2, 3, 3, 5], { method: "ML" }).coefficients[1].estimate; // 0.75
 */
export function mixedDesign(options: MixedDesignOptions): MixedDesign {
	const prepared = prepareDesign("mixedDesign", options);
	return {
		n: prepared.n,
		names: prepared.names,
		fit: (outcome, fitOptions) => fitMixed("mixedDesign.fit", prepared, outcome, fitOptions),
	};
}
