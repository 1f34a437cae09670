import { checkInteger, type Random, seededRandom } from "@quickening/core";
import { quantile } from "../descriptive/quantile.ts";
import { standardDeviation } from "../descriptive/variance.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import { fitMixed } from "./fit-mixed.ts";
import { stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";
import { simulateMixed } from "./simulate-mixed.ts";

export interface MixedBootstrapOptions {
	/** Number of simulated outcomes; 1000 by default. */
	readonly repeats?: number;
	readonly levelPercent?: number;
	readonly random?: Random;
}

/** A quantity of a mixed model with its parametric bootstrap interval. */
export interface MixedBootstrap {
	readonly estimate: number;
	/** Percentiles of the refitted quantity. */
	readonly low: number;
	readonly high: number;
	readonly standardError: number;
	/** Mean of the refitted quantity less the estimate. */
	readonly bias: number;
	readonly repeats: number;
	/** Simulated outcomes in which the quantity was NaN; they are left out. */
	readonly nNotEstimable: number;
}

/**
 * Parametric bootstrap of a mixed model: outcomes are drawn from the fit, each is fitted again, and the spread of a quantity (a
 * variance, a share, a turning point) among them is its uncertainty, as far as the model holds. For intervals over people that do
 * not rest on the model: `groupBootstrapInterval`.
 *
 * @param fit - From `mixedModel` or `design.fit`.
 * @param statistic - A number of a fit. Refits carry no degrees of freedom (tests are normal).
 * @param options - `repeats` (1000), `levelPercent` (95), `random`.
 * @throws InvalidInputError when fit is a copy, repeats is not a whole number of at least 1, or the level is not in (0, 100).
 *
 * Source: Davison AC, Hinkley DV. Bootstrap methods and their application. 1997, doi:10.1017/CBO9780511802843, section 2.2.
 * @example
 * mixedBootstrap(mixedFit, ({ random: [term] }) => term.standardDeviations[0], { repeats: 500 }).high;
 */
export function mixedBootstrap(
	fit: MixedFit,
	statistic: (fit: MixedFit) => number,
	{ repeats = 1000, levelPercent = 95, random = seededRandom(1) }: MixedBootstrapOptions = {},
): MixedBootstrap {
	const where = "mixedBootstrap";
	checkInteger(where, "repeats", repeats, 1);
	const tail = tailOf(where, levelPercent);
	const { design } = stateOf(where, fit);
	const estimate = statistic(fit);
	const refitted = new Float64Array(repeats);
	let nUsed = 0;
	for (let b = 0; b < repeats; b++) {
		const again = fitMixed(where, design, simulateMixed(fit, random), {
			method: fit.method,
			degreesOfFreedom: "normal",
		});
		const value = statistic(again);
		if (!Number.isNaN(value)) refitted[nUsed++] = value;
	}
	const used = refitted.slice(0, nUsed);
	const mean = used.reduce((sum, value) => sum + value, 0) / nUsed;
	return {
		estimate,
		low: nUsed > 0 ? quantile(used, tail) : Number.NaN,
		high: nUsed > 0 ? quantile(used, 1 - tail) : Number.NaN,
		standardError: standardDeviation(used),
		bias: mean - estimate,
		repeats,
		nNotEstimable: repeats - nUsed,
	};
}
