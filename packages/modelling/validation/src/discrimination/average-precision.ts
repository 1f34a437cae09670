import type { Samples } from "@quickening/core";
import { order } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";

/**
 * Average precision: precision at each distinct score, weighted by the gain in recall (no interpolation), the step-wise
 * area under the precision-recall curve. A useless score gives the prevalence, not 0.5: report it beside.
 *
 * @param scores - n finite scores, higher for a likelier event.
 * @param outcomes - n values, 0 or 1.
 * @returns 0 to 1; NaN when there is no event.
 * @throws InvalidInputError when lengths differ, a score is not finite or an outcome is not 0 or 1.
 *
 * Source: Davis J, Goadrich M. ICML 2006, doi:10.1145/1143844.1143874 (why not to interpolate linearly).
 * Agrees with: scikit-learn, average_precision_score, to 1e-12 (tests/peers/scikit-learn).
 * @example
 * averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]); // 0.8333...
 */
export function averagePrecision(scores: Samples, outcomes: Samples): number {
	const nEvents = checkScores("averagePrecision", "scores", scores, outcomes);
	if (nEvents === 0) return Number.NaN;
	const rising = order(scores);
	let truePositives = 0;
	let counted = 0;
	let sum = 0;
	for (let i = rising.length - 1; i >= 0; i--) {
		truePositives += outcomes[rising[i]];
		if (i > 0 && scores[rising[i - 1]] === scores[rising[i]]) continue;
		sum += ((truePositives - counted) * truePositives) / (rising.length - i);
		counted = truePositives;
	}
	return sum / nEvents;
}
