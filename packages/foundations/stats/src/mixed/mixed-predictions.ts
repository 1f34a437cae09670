import { InvalidInputError } from "@quickening/core";
import { checkFeatures } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { stateOf } from "./fit-state.ts";
import type { GroupLabels } from "./grouping.ts";
import type { MixedFit } from "./mixed-fit.ts";
import { randomEffects } from "./random-effects.ts";

export interface MixedPredictionRows {
	/** m rows, the same columns as in the fit (no intercept). */
	readonly fixed: Matrix;
	/** For each random term of the fit, in its order: groups and columns of the new rows. Left out: fixed effects alone. */
	readonly random?: readonly { readonly groups: GroupLabels; readonly columns?: Matrix }[];
}

/** Predictions for new rows. */
export interface MixedPredictions {
	/** Fixed effects alone, m numbers in the outcome's unit. */
	readonly fixedPart: Float64Array;
	/** With the effects of groups that the fit knows; those of others are 0. */
	readonly predicted: Float64Array;
	/** Standard error of `fixedPart` as an estimate of the mean, from the covariance of the fixed effects. */
	readonly standardErrors: Float64Array;
	/** Rows with a group that the fit does not know, for each random term. */
	readonly nUnknown: readonly number[];
}

/**
 * Predictions of a mixed model for new rows, with and without random effects.
 *
 * @throws InvalidInputError when columns, groups or lengths do not fit the model, or a value is not finite.
 * @example
 * mixedPredictions(mixedFit, { fixed: matrixFromColumns([[3], [0]]), random: [{ groups: ["a"] }] }).predicted; // of a, visit 3
 */
export function mixedPredictions(fit: MixedFit, { fixed, random }: MixedPredictionRows): MixedPredictions {
	const where = "mixedPredictions";
	const { design, estimates } = stateOf(where, fit);
	checkFeatures(where, fixed);
	const p = estimates.length;
	const nIntercept = design.hasIntercept ? 1 : 0;
	if (fixed.nColumns !== p - nIntercept) {
		throw new InvalidInputError(
			`${where}: fixed must have the ${p - nIntercept} columns of the fit; got ${fixed.nColumns}`,
			{ code: "length-mismatch", argument: "fixed", received: fixed.nColumns },
		);
	}
	const m = fixed.nRows;
	const fixedPart = new Float64Array(m);
	const standardErrors = new Float64Array(m);
	const row = new Float64Array(p).fill(1);
	for (let i = 0; i < m; i++) {
		for (let j = 0; j < fixed.nColumns; j++) row[nIntercept + j] = fixed.values[i * fixed.nColumns + j];
		let variance = 0;
		for (let j = 0; j < p; j++) {
			fixedPart[i] += row[j] * estimates[j];
			for (let k = 0; k < p; k++) variance += row[j] * fit.covariance.values[j * p + k] * row[k];
		}
		standardErrors[i] = Math.sqrt(Math.max(0, variance));
	}
	const predicted = Float64Array.from(fixedPart);
	if (!random) return { fixedPart, predicted, standardErrors, nUnknown: [] };
	const terms = randomEffects(fit);
	const placed = design.factors.flatMap((factor) => factor.terms).toSorted((a, b) => a.number - b.number);
	if (random.length !== terms.length) {
		throw new InvalidInputError(
			`${where}: random must have one element for each random term of the fit (${terms.length}); got ${random.length}`,
			{ code: "length-mismatch", argument: "random", received: random.length },
		);
	}
	const nUnknown = random.map(({ groups, columns }, t) => {
		const { name, columnNames, groups: known, effects } = terms[t];
		const { hasIntercept } = placed[t];
		const nSlopes = columnNames.length - (hasIntercept ? 1 : 0);
		if (groups.length !== m || (columns?.nColumns ?? 0) !== nSlopes || (columns && columns.nRows !== m)) {
			throw new InvalidInputError(
				`${where}: random[${t}] must have ${m} groups and ${nSlopes} columns (${name}); got ${groups.length} groups and ${columns?.nColumns ?? 0} columns`,
				{ code: "length-mismatch", argument: "random", received: groups.length },
			);
		}
		const codes = new Map(known.map((label, g) => [label, g]));
		let unknown = 0;
		for (let i = 0; i < m; i++) {
			const g = codes.get(groups[i]);
			if (g === undefined) {
				unknown++;
				continue;
			}
			for (let a = 0; a < columnNames.length; a++) {
				const slope = hasIntercept ? a - 1 : a;
				const value = slope < 0 ? 1 : (columns as Matrix).values[i * nSlopes + slope];
				predicted[i] += value * effects.values[g * columnNames.length + a];
			}
		}
		return unknown;
	});
	return { fixedPart, predicted, standardErrors, nUnknown };
}
