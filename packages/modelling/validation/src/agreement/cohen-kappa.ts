import { checkInteger, InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";

/**
 * Cohen's kappa: agreement beyond what two coders would reach by chance, each with their own shares of the classes. 1 is perfect,
 * 0 is chance, and always saying the common class is 0 whatever its share.
 *
 * @param counts - Square table of counts, a row a class of one coder and a column a class of the other: `confusionMatrix`.
 * @returns -1 to 1; NaN where nothing was counted, and where both coders named one class alone.
 * @throws InvalidInputError when the table is not square.
 *
 * Source: Cohen J. Educ Psychol Meas 1960;20:37-46, doi:10.1177/001316446002000104. Of more than two classes it is not the mean
 * of
 *   the kappas of each class against the rest, which some programs print under the same name (`classAgreement` has those).
 * Agrees with: scikit-learn 1.9.1, cohen_kappa_score, to 1e-12 (tests/peers/scikit-learn).
 * @example
 * cohenKappa({ values: Float64Array.of(20, 5, 10, 15), nRows: 2, nColumns: 2 }); // 0.4
 */
export function cohenKappa(counts: Matrix): number {
	checkCounts("cohenKappa", counts);
	const { total, agreed, byReference, byPrediction } = margins(counts);
	let chance = 0;
	for (let k = 0; k < counts.nRows; k++) chance += byReference[k] * byPrediction[k];
	const squared = total * total;
	// In counts, so that two coders who named one class alone give exactly 0 / 0.
	return (agreed * total - chance) / (squared - chance);
}

/** What stands at the sides of a table of counts. */
export function margins({ values, nRows: n }: Matrix): {
	readonly total: number;
	readonly agreed: number;
	readonly byReference: Float64Array;
	readonly byPrediction: Float64Array;
} {
	const byReference = new Float64Array(n);
	const byPrediction = new Float64Array(n);
	let total = 0;
	let agreed = 0;
	for (let r = 0; r < n; r++) {
		agreed += values[r * n + r];
		for (let p = 0; p < n; p++) {
			const count = values[r * n + p];
			total += count;
			byReference[r] += count;
			byPrediction[p] += count;
		}
	}
	return { total, agreed, byReference, byPrediction };
}

/** @throws InvalidInputError when the table is not square, or has fewer than two classes. */
export function checkCounts(where: string, counts: Matrix): void {
	checkInteger(where, "rows of counts", counts.nRows, 2);
	if (counts.nColumns === counts.nRows) return;
	throw new InvalidInputError(
		`${where}: counts must have as many columns as rows (${counts.nRows}); got ${counts.nColumns}`,
		{ code: "length-mismatch", argument: "counts", received: counts.nColumns },
	);
}
