import { brierScore } from "../accuracy/brier-score.ts";
import { calibration } from "../calibration/calibration.ts";
import { areaUnderRoc } from "../discrimination/area-under-roc.ts";

/** The measures that are corrected for optimism. */
export interface Performance {
	auc: number;
	brier: number;
	/** Calibration-in-the-large. */
	intercept: number;
	/** Calibration slope. */
	slope: number;
}

export const performanceNames = ["auc", "brier", "intercept", "slope"] as const;

/** All measures of one set of predictions; NaN where one cannot be estimated. */
export function performanceOf(probabilities: Float64Array, outcomes: Float64Array): Performance {
	const { intercept, slope } = calibration(probabilities, outcomes);
	return {
		auc: areaUnderRoc(probabilities, outcomes),
		brier: brierScore(probabilities, outcomes),
		intercept: intercept.estimate,
		slope: slope.estimate,
	};
}
