import type { Matrix } from "@quickening/stats";
import { checkCounts, margins } from "./cohen-kappa.ts";

/** One class against all others; NaN where nothing stands below the line. */
export interface ClassAgreement {
	/** Rows in which the reference has the class. */
	readonly nReference: number;
	/** Rows in which it was predicted. */
	readonly nPredicted: number;
	readonly sensitivity: number;
	readonly specificity: number;
	readonly positivePredictiveValue: number;
	readonly negativePredictiveValue: number;
	/** Cohen's kappa of the class against the rest. */
	readonly kappa: number;
}

/**
 * Agreement on each class against all others: sensitivity, specificity, predictive values and kappa.
 *
 * @param counts - Square table of counts, a row a class of the reference and a column a class predicted: `confusionMatrix`.
 * @returns One a class, in their order.
 * @throws InvalidInputError when the table is not square.
 *
 * Source: Altman DG, Bland JM. BMJ 1994;308:1552, doi:10.1136/bmj.308.6943.1552, and 1994;309:102,
 * doi:10.1136/bmj.309.6947.102; kappa: `cohenKappa`.
 * @example
 * classAgreement(confusionMatrix([0, 1, 1], [0, 0, 1], { nClasses: 2 }))[1].positivePredictiveValue; // 0.5
 */
export function classAgreement(counts: Matrix): readonly ClassAgreement[] {
	checkCounts("classAgreement", counts);
	const { total, byReference, byPrediction } = margins(counts);
	return Array.from(byReference, (nReference, k) => {
		const both = counts.values[k * counts.nColumns + k];
		const nPredicted = byPrediction[k];
		const neither = total - nReference - nPredicted + both;
		const chance = nReference * nPredicted + (total - nReference) * (total - nPredicted);
		return {
			nReference,
			nPredicted,
			sensitivity: both / nReference,
			specificity: neither / (total - nReference),
			positivePredictiveValue: both / nPredicted,
			negativePredictiveValue: neither / (total - nPredicted),
			kappa: ((both + neither) * total - chance) / (total * total - chance),
		};
	});
}
