import { InvalidInputError } from "@quickening/core";
import type { Criterion, Evaluation } from "./criterion.ts";
import type { MixedFit } from "./mixed-fit.ts";
import type { PreparedDesign } from "./prepared-design.ts";

/** What a fit keeps for random effects, fitted values, tests and comparisons. */
export interface FitState {
	readonly design: PreparedDesign;
	readonly outcome: Float64Array;
	/** Fixed effects in the units of their columns. */
	readonly estimates: Float64Array;
	/** L of each factor, relative to sigma, in the factor's own columns. */
	readonly factors: readonly Float64Array[];
	readonly theta: Float64Array;
	readonly sigma: number;
	readonly evaluation: Evaluation;
	readonly criterion: Criterion;
}

const states = new WeakMap<MixedFit, FitState>();

export function keepState(fit: MixedFit, state: FitState): void {
	states.set(fit, state);
}

/** @throws InvalidInputError when the object is a copy (one that was sent to another thread or read from a file). */
export function stateOf(where: string, fit: MixedFit): FitState {
	const state = states.get(fit);
	if (state) return state;
	throw new InvalidInputError(
		`${where}: fit must be the object that mixedModel or design.fit returned; got a copy of it, without its data`,
		{ code: "unknown-fit", argument: "fit", received: typeof fit },
	);
}
