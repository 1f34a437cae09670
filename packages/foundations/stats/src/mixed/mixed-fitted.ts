import { stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";

/** What a mixed model says of its own rows. */
export interface MixedFitted {
	/** Fixed effects alone: what is expected of someone unknown, n numbers in the outcome's unit. */
	readonly fixedPart: Float64Array;
	/** With each group's own effects. */
	readonly fitted: Float64Array;
	/** Outcome less fitted. */
	readonly residuals: Float64Array;
}

/**
 * Fitted values and residuals of a mixed model, in the order of its rows.
 *
 * @throws InvalidInputError when fit is a copy.
 * @example
 * mixedFitted(mixedFit).residuals; // n numbers in the outcome's unit
 */
export function mixedFitted(fit: MixedFit): MixedFitted {
	const { design, outcome, estimates, criterion, theta, evaluation } = stateOf("mixedFitted", fit);
	const { n, columns, factors, rootWeights } = design;
	const fixedPart = new Float64Array(n);
	for (let j = 0; j < columns.length; j++) {
		const values = columns[j];
		const estimate = estimates[j];
		for (let i = 0; i < n; i++) fixedPart[i] += values[i] * estimate;
	}
	const fitted = Float64Array.from(fixedPart);
	if (factors.length > 0) {
		for (const [f, { modes }] of criterion.effects(theta, evaluation.delta).entries()) {
			const { q, columns: z, grouping } = factors[f];
			for (let i = 0; i < n; i++) {
				const g = grouping.codes[i] * q;
				let sum = 0;
				for (let a = 0; a < q; a++) sum += z[i * q + a] * modes[g + a];
				fitted[i] += rootWeights ? sum / rootWeights[i] : sum;
			}
		}
	}
	return { fixedPart, fitted, residuals: outcome.map((value, i) => value - fitted[i]) };
}
