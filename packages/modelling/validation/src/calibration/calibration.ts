import type { Samples, Warning } from "@quickening/core";
import { logisticRegression, logit, type Matrix, twoSidedZ } from "@quickening/stats";
import { checkProbabilities } from "../accuracy/check-probabilities.ts";
import { profileLimits } from "./profile-limits.ts";

/** An estimate with its interval; NaN where it cannot be estimated. */
export interface CalibrationEstimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Wald standard error, whatever the interval. */
	readonly se: number;
}

/** Result of {@link calibration}. */
export interface Calibration {
	/** Calibration-in-the-large: log odds to add to every prediction (slope held at 1); 0 is ideal, below 0 too high risks. */
	readonly intercept: CalibrationEstimate;
	/** Factor for the log odds of every prediction; 1 is ideal, below 1 predictions are too extreme. */
	readonly slope: CalibrationEstimate;
	/** Observed events over the sum of predicted probabilities; 1 is ideal. */
	readonly observedToExpected: number;
	readonly nEvents: number;
	readonly n: number;
	readonly warnings: readonly Warning[];
}

export interface CalibrationOptions {
	readonly levelPercent?: number;
	/** "wald" (default) or "profile" (likelihood; better for few events). */
	readonly interval?: "wald" | "profile";
	/**
	 * Probabilities closer to 0 or 1 than this are moved to it before their log odds are taken, such as 0.001 for a forest.
	 * Without it (default) one probability of exactly 0 or 1 makes intercept and slope NaN, with a warning.
	 */
	readonly clip?: number;
}

/**
 * Calibration intercept and slope: logistic regression of the outcome on the log odds of the prediction.
 *
 * The intercept is calibration-in-the-large (log odds of the prediction as offset), the slope comes from a second model with
 * a free intercept. On the rows that an unpenalised model was fitted to they are 0 and 1 by construction.
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @param options - Level, kind of interval and clipping.
 * @returns Intercept and slope with intervals. NaN, with a warning, when an outcome is absent ("one-class"), a probability is 0
 *   or 1 ("probability-at-bound"), predictions do not vary ("constant-probabilities": slope only) or they separate the
 *   outcomes ("separation": slope only).
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1 or an outcome is not 0 or 1.
 *
 * Source: Cox DR. Biometrika 1958;45:562-565, doi:10.1093/biomet/45.3-4.562; Van Calster B, et al. J Clin Epidemiol
 * 2016;74:167-176, doi:10.1016/j.jclinepi.2015.12.005.
 * Agrees with: statsmodels, GLM(Binomial), estimates, standard errors and Wald limits to 1e-9 (tests/peers/statsmodels).
 * @example
 * calibration([0.2, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6, 0.6], [1, 0, 0, 0, 1, 1, 1, 0]).slope.estimate; // 1.226...
 */
export function calibration(
	probabilities: Samples,
	outcomes: Samples,
	{ levelPercent = 95, interval = "wald", clip }: CalibrationOptions = {},
): Calibration {
	const nEvents = checkProbabilities("calibration", probabilities, outcomes);
	const z = twoSidedZ("calibration", levelPercent);
	const n = outcomes.length;
	let expected = 0;
	for (let i = 0; i < n; i++) expected += probabilities[i];
	const shared = { observedToExpected: nEvents / expected, nEvents, n };
	const none = (warning: Warning): Calibration => ({
		intercept: notEstimable,
		slope: notEstimable,
		...shared,
		warnings: [warning],
	});
	if (nEvents === 0 || nEvents === n) {
		return none({ code: "one-class", message: `Calibration needs events and non-events; got ${nEvents} of ${n}.` });
	}
	const { logOdds, nAtBound } = logOddsOf(probabilities, clip);
	if (nAtBound > 0) {
		return none({
			code: "probability-at-bound",
			message: `${nAtBound} of ${n} probabilities are 0 or 1, whose log odds are infinite; set clip to move them.`,
		});
	}
	const empty: Matrix = { values: new Float64Array(0), nRows: n, nColumns: 0 };
	const large = logisticRegression(empty, outcomes, { offset: logOdds });
	const sloped = logisticRegression({ values: logOdds, nRows: n, nColumns: 1 }, outcomes);
	const warnings = sloped.warnings.map((warning) =>
		warning.code === "collinear"
			? { code: "constant-probabilities", message: "The probabilities do not vary, so there is no slope." }
			: warning,
	);
	const wald = (estimate: number, se: number) => ({ estimate, low: estimate - z * se, high: estimate + z * se, se });
	const intercept = wald(large.coefficients[0], large.standardErrors[0]);
	const slope = wald(sloped.coefficients[1], sloped.standardErrors[1]);
	if (interval === "wald") return { intercept, slope, ...shared, warnings };
	return {
		intercept: { ...intercept, ...profileLimits(logOdds, outcomes, "intercept", intercept, large.logLikelihood, z) },
		slope: { ...slope, ...profileLimits(logOdds, outcomes, "slope", slope, sloped.logLikelihood, z) },
		...shared,
		warnings,
	};
}

const notEstimable: CalibrationEstimate = {
	estimate: Number.NaN,
	low: Number.NaN,
	high: Number.NaN,
	se: Number.NaN,
};

/** Log odds of probabilities, moved away from 0 and 1 by `clip`; and how many remain infinite. */
export function logOddsOf(probabilities: Samples, clip = 0): { logOdds: Float64Array; nAtBound: number } {
	const logOdds = new Float64Array(probabilities.length);
	let nAtBound = 0;
	for (let i = 0; i < logOdds.length; i++) {
		logOdds[i] = logit(Math.min(1 - clip, Math.max(clip, probabilities[i])));
		if (!Number.isFinite(logOdds[i])) nAtBound++;
	}
	return { logOdds, nAtBound };
}
