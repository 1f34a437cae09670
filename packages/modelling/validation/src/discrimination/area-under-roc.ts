import type { Samples } from "@quickening/core";
import { ranks } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";

/**
 * Area under the ROC curve: the chance that a random event has a higher score than a random non-event, ties counting a
 * half (the c-statistic, Mann-Whitney's U over the number of pairs).
 *
 * @param scores - n finite scores, higher for a likelier event; only their order matters.
 * @param outcomes - n values, 0 or 1.
 * @returns 0 to 1; NaN when an outcome is absent (not estimable).
 * @throws InvalidInputError when lengths differ, a score is not finite or an outcome is not 0 or 1.
 *
 * Source: Hanley JA, McNeil BJ. Radiology 1982;143:29-36, doi:10.1148/radiology.143.1.7063747.
 * Agrees with: scikit-learn, roc_auc_score, and pROC, auc, to 1e-12 (tests/peers/scikit-learn, tests/peers/proc).
 * @example
 * areaUnderRoc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]); // 0.75
 */
export function areaUnderRoc(scores: Samples, outcomes: Samples): number {
	const nEvents = checkScores("areaUnderRoc", "scores", scores, outcomes);
	const nOthers = outcomes.length - nEvents;
	if (nEvents === 0 || nOthers === 0) return Number.NaN;
	const midranks = ranks(scores);
	let sum = 0;
	for (let i = 0; i < midranks.length; i++) if (outcomes[i] === 1) sum += midranks[i];
	return (sum - (nEvents * (nEvents + 1)) / 2) / (nEvents * nOthers);
}
