import type { Samples } from "@quickening/core";
import { order } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";

/** A ROC curve as points from (0, 0) to (1, 1); a row is called positive when its score is at least the threshold. */
export interface RocCurve {
	/** Falling; the first is Infinity (nobody positive). */
	readonly thresholds: Float64Array;
	/** Share of events called positive, rising from 0 to 1. */
	readonly sensitivity: Float64Array;
	/** Share of non-events called positive (1 - specificity), rising from 0 to 1. */
	readonly falsePositiveRate: Float64Array;
	readonly nEvents: number;
	readonly n: number;
}

/**
 * ROC curve: sensitivity against 1 - specificity at every distinct score.
 *
 * @param scores - n finite scores, higher for a likelier event.
 * @param outcomes - n values, 0 or 1.
 * @returns One point a distinct score, and (0, 0). A rate whose outcome is absent is NaN.
 * @throws InvalidInputError when lengths differ, a score is not finite or an outcome is not 0 or 1.
 *
 * Source: Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747.
 * Agrees with: scikit-learn, roc_curve(drop_intermediate=False), exactly (tests/peers/scikit-learn).
 * @example
 * rocCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).sensitivity; // Float64Array [0, 0.5, 0.5, 1, 1]
 */
export function rocCurve(scores: Samples, outcomes: Samples): RocCurve {
	const nEvents = checkScores("rocCurve", "scores", scores, outcomes);
	const n = scores.length;
	const rising = order(scores);
	const thresholds = [Number.POSITIVE_INFINITY];
	const sensitivity = [nEvents > 0 ? 0 : Number.NaN];
	const falsePositiveRate = [n > nEvents ? 0 : Number.NaN];
	let truePositives = 0;
	let falsePositives = 0;
	for (let i = n - 1; i >= 0; i--) {
		if (outcomes[rising[i]] === 1) truePositives++;
		else falsePositives++;
		if (i > 0 && scores[rising[i - 1]] === scores[rising[i]]) continue;
		thresholds.push(scores[rising[i]]);
		sensitivity.push(truePositives / nEvents);
		falsePositiveRate.push(falsePositives / (n - nEvents));
	}
	return {
		thresholds: Float64Array.from(thresholds),
		sensitivity: Float64Array.from(sensitivity),
		falsePositiveRate: Float64Array.from(falsePositiveRate),
		nEvents,
		n,
	};
}

/** Sensitivity of a curve at false-positive rates that rise: the highest point at or left of each, no interpolation. */
export function sensitivityAt(curve: RocCurve, falsePositiveRates: Samples): Float64Array {
	const result = new Float64Array(falsePositiveRates.length);
	let i = 0;
	for (let g = 0; g < result.length; g++) {
		while (i + 1 < curve.sensitivity.length && curve.falsePositiveRate[i + 1] <= falsePositiveRates[g] + 1e-12) i++;
		result[g] = curve.sensitivity[i];
	}
	return result;
}
