import type { Samples } from "@quickening/core";
import { type ProportionEstimate, wilsonInterval } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";

/** Result of {@link classificationAt}: counts, and shares with Wilson intervals (NaN when nobody is counted). */
export interface Classification {
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly trueNegatives: number;
	readonly falseNegatives: number;
	readonly sensitivity: ProportionEstimate;
	readonly specificity: ProportionEstimate;
	readonly positivePredictiveValue: ProportionEstimate;
	readonly negativePredictiveValue: ProportionEstimate;
}

/**
 * Sensitivity, specificity and predictive values of calling a row positive when its score is at least the threshold.
 *
 * @param scores - n finite scores, higher for a likelier event.
 * @param outcomes - n values, 0 or 1.
 * @param options - `threshold`, chosen beforehand (one chosen on the same rows flatters), and `levelPercent` (95).
 * @throws InvalidInputError when lengths differ, a score is not finite or an outcome is not 0 or 1.
 *
 * Source: Altman DG, Bland JM. BMJ 1994;308:1552, doi:10.1136/bmj.308.6943.1552, and 1994;309:102,
 * doi:10.1136/bmj.309.6947.102; intervals: Wilson.
 * @example
 * classificationAt([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], { threshold: 0.35 }).sensitivity.estimate; // 1
 */
export function classificationAt(
	scores: Samples,
	outcomes: Samples,
	{ threshold, levelPercent = 95 }: { threshold: number; levelPercent?: number },
): Classification {
	const nEvents = checkScores("classificationAt", "scores", scores, outcomes);
	let truePositives = 0;
	let falsePositives = 0;
	for (let i = 0; i < scores.length; i++) {
		if (scores[i] < threshold) continue;
		if (outcomes[i] === 1) truePositives++;
		else falsePositives++;
	}
	const nOthers = scores.length - nEvents;
	const trueNegatives = nOthers - falsePositives;
	const falseNegatives = nEvents - truePositives;
	const share = (nEvents: number, n: number) => wilsonInterval({ nEvents, n }, { levelPercent });
	return {
		truePositives,
		falsePositives,
		trueNegatives,
		falseNegatives,
		sensitivity: share(truePositives, nEvents),
		specificity: share(trueNegatives, nOthers),
		positivePredictiveValue: share(truePositives, truePositives + falsePositives),
		negativePredictiveValue: share(trueNegatives, trueNegatives + falseNegatives),
	};
}
