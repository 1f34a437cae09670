import { InvalidInputError, type Samples } from "@quickening/core";
import { areaUnderRoc } from "./area-under-roc.ts";
import { checkScores } from "./check-scores.ts";

/**
 * Area under the ROC curve from pairs within a stratum alone: the chance that an event has a higher score than a non-event of the
 * same fold, centre or group. Every such pair counts the same.
 *
 * Made for cross-validation whose folds differ in their share of events, as folds of whole participants do: a model that was
 * trained on fewer events gives lower scores, to the very fold that holds more of them, and an area over pooled folds falls below
 * 0.5 where nothing can be told.
 *
 * @param scores - n finite scores, higher for a likelier event.
 * @param outcomes - n values, 0 or 1.
 * @param strata - n labels, such as `folds[0]` of `repeatedCrossValidation`.
 * @returns 0 to 1; NaN when no stratum holds both outcomes.
 * @throws InvalidInputError when lengths differ, a score is not finite or an outcome is not 0 or 1.
 *
 * Source: Parker BJ, Günter S, Bedo J. BMC Bioinformatics 2007;8:326, doi:10.1186/1471-2105-8-326 (the bias, and areas within
 * folds against it; weighted here by their pairs).
 * Agrees with: scikit-learn, roc_auc_score of each stratum, weighted by pairs, to 1e-12 (tests/peers/scikit-learn).
 * @example
 * areaWithinStrata([0.1, 0.2, 0.8, 0.9], [0, 1, 0, 1], ["a", "a", "b", "b"]); // 1
 */
export function areaWithinStrata(
	scores: Samples,
	outcomes: Samples,
	strata: ArrayLike<number> | readonly string[],
): number {
	const where = "areaWithinStrata";
	checkScores(where, "scores", scores, outcomes);
	if (strata.length !== outcomes.length) {
		throw new InvalidInputError(
			`${where}: strata must be as long as outcomes (${outcomes.length}); got ${strata.length}`,
			{ code: "length-mismatch", argument: "strata", received: strata.length },
		);
	}
	const rowsOf = new Map<number | string, number[]>();
	for (let i = 0; i < strata.length; i++) {
		const rows = rowsOf.get(strata[i]);
		if (rows === undefined) rowsOf.set(strata[i], [i]);
		else rows.push(i);
	}
	let pairs = 0;
	let won = 0;
	for (const rows of rowsOf.values()) {
		const own = Float64Array.from(rows, (row) => outcomes[row]);
		const nEvents = own.reduce((sum, outcome) => sum + outcome, 0);
		const nPairs = nEvents * (own.length - nEvents);
		if (nPairs === 0) continue;
		const ownScores = Float64Array.from(rows, (row) => scores[row]);
		pairs += nPairs;
		won += nPairs * areaUnderRoc(ownScores, own);
	}
	return won / pairs;
}
