import { variance } from "../descriptive/variance.ts";
import { stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";
import { mixedFitted } from "./mixed-fitted.ts";

/** Shares of variance that a mixed model accounts for. */
export interface MixedR2 {
	/** By the fixed effects, 0 to 1. */
	readonly marginal: number;
	/** By fixed and random effects together, 0 to 1. */
	readonly conditional: number;
	/** Variance of the fixed part between rows. */
	readonly fixedVariance: number;
	/** Mean over rows of the variance of the random part. */
	readonly randomVariance: number;
	readonly residualVariance: number;
}

/**
 * Marginal and conditional R2 of a mixed model; with random slopes their variance is taken at each row and averaged.
 *
 * @throws InvalidInputError when fit is a copy.
 *
 * Source: Nakagawa S, Schielzeth H. Methods Ecol Evol 2013;4:133-142, doi:10.1111/j.2041-210x.2012.00261.x; slopes: Johnson PCD.
 * Methods Ecol Evol 2014;5:944-946, doi:10.1111/2041-210X.12225. The definition of MuMIn's r.squaredGLMM.
 * @example
 * mixedR2(mixedFit).conditional; // share of variance
 */
export function mixedR2(fit: MixedFit): MixedR2 {
	const { design, factors: ls, sigma } = stateOf("mixedR2", fit);
	const fixedVariance = variance(mixedFitted(fit).fixedPart);
	let randomVariance = 0;
	for (const [f, { q, columns }] of design.factors.entries()) {
		let sum = 0;
		for (let i = 0; i < design.n; i++) {
			let squares = 0;
			for (let c = 0; c < q; c++) {
				let along = 0;
				for (let a = c; a < q; a++) along += columns[i * q + a] * ls[f][a * q + c];
				squares += along * along;
			}
			sum += design.rootWeights ? squares / design.rootWeights[i] ** 2 : squares;
		}
		randomVariance += (sum / design.n) * sigma * sigma;
	}
	const residualVariance = fit.residualVariance;
	const total = fixedVariance + randomVariance + residualVariance;
	return {
		marginal: fixedVariance / total,
		conditional: (fixedVariance + randomVariance) / total,
		fixedVariance,
		randomVariance,
		residualVariance,
	};
}
