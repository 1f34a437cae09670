import type { Matrix } from "../model/matrix.ts";
import { stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";

/** The effects of the groups of one random term. */
export interface RandomEffects {
	/** Name of the term. */
	readonly name: string;
	/** Labels of the groups, in the order in which they first appear in the rows. */
	readonly groups: readonly (number | string)[];
	readonly columnNames: readonly string[];
	/** nGroups x k, in the unit of the outcome (per unit of the columns). */
	readonly effects: Matrix;
	/** Their variance given the data and the estimates, k x k of each group, one after another (nGroups x k x k). */
	readonly conditionalVariances: Float64Array;
}

/**
 * Random effects of each group: best linear unbiased predictions, drawn towards 0 by as much as the group's own data are few.
 *
 * @param fit - From `mixedModel` or `design.fit`.
 * @returns One element a random term. The conditional variances take the fixed effects and variances as known.
 * @throws InvalidInputError when fit is a copy.
 *
 * Source: Henderson CR. Biometrics 1975;31:423-447, doi:10.2307/2529430; Bates D et al. J Stat Softw 2015;67(1),
 * doi:10.18637/jss.v067.i01.
 * Agrees with: lme4, ranef(fit, condVar = TRUE), to 1e-6 (tests/peers/lme4).
 * @example
 * randomEffects(mixedFit)[0].effects.values; // one intercept a participant
 */
export function randomEffects(fit: MixedFit): readonly RandomEffects[] {
	const { design, criterion, theta, evaluation, sigma } = stateOf("randomEffects", fit);
	if (design.factors.length === 0) return [];
	const all = criterion.effects(theta, evaluation.delta);
	const found = design.factors.flatMap(({ terms, q, grouping }, f) => {
		const { modes, variances } = all[f];
		const nGroups = grouping.labels.length;
		return terms.map(({ number, name, at, columnNames, transform }) => {
			const k = columnNames.length;
			const values = new Float64Array(nGroups * k);
			const conditionalVariances = new Float64Array(nGroups * k * k);
			for (let g = 0; g < nGroups; g++) {
				for (let a = 0; a < k; a++) {
					let sum = 0;
					for (let b = 0; b <= a; b++) sum += transform[a * k + b] * modes[g * q + at + b];
					values[g * k + a] = sum;
					for (let c = 0; c < k; c++) {
						let variance = 0;
						for (let b = 0; b <= a; b++)
							for (let d = 0; d <= c; d++)
								variance += transform[a * k + b] * variances[(g * q + at + b) * q + at + d] * transform[c * k + d];
						conditionalVariances[(g * k + a) * k + c] = variance * sigma * sigma;
					}
				}
			}
			const one: RandomEffects = {
				name,
				groups: grouping.labels,
				columnNames,
				effects: { values, nRows: nGroups, nColumns: k },
				conditionalVariances,
			};
			return { number, one };
		});
	});
	return found.toSorted((a, b) => a.number - b.number).map(({ one }) => one);
}
