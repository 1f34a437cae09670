import {
	checkInteger,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
	type Warning,
} from "@quickening/core";
import { logisticRegression, logit, type Matrix, tailOf, twoSidedZ } from "@quickening/stats";
import { checkProbabilities } from "../accuracy/check-probabilities.ts";
import { type ParticipantIds, rowsByParticipant } from "../resampling/participants.ts";
import { bootstrapCalibration, type InterceptAndSlope } from "./bootstrap-calibration.ts";
import { clusteredErrors } from "./clustered-errors.ts";
import { profileLimits } from "./profile-limits.ts";

/** An estimate with its interval; NaN where it cannot be estimated. */
export interface CalibrationEstimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Standard error: Wald's, with `participantIds` that for clustered rows; of a bootstrap, the standard deviation over draws. */
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
	/** As many as rows where no ids were given. */
	readonly nParticipants: number;
	readonly warnings: readonly Warning[];
}

export interface CalibrationOptions {
	readonly levelPercent?: number;
	/**
	 * "wald" (default), "profile" (likelihood; better for few events; of rows that are independent) or "bootstrap" (percentiles
	 * over draws of participants).
	 */
	readonly interval?: "wald" | "profile" | "bootstrap";
	/** One id a row when a participant may have several: standard errors and limits are then those of clustered rows. */
	readonly participantIds?: ParticipantIds;
	/** Draws of a bootstrap; default 1000. */
	readonly repeats?: number;
	readonly random?: Random;
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
 * @param options - Level, kind of interval, participants and clipping. The estimates are the same with participants and without;
 *   rows of one participant are alike, so that limits that take them as independent are too narrow.
 * @returns Intercept and slope with intervals. NaN, with a warning, when an outcome is absent ("one-class"), a probability is 0
 *   or 1 ("probability-at-bound"), predictions do not vary ("constant-probabilities": slope only) or they separate the
 *   outcomes ("separation": slope only); limits are NaN when all rows are of one participant ("one-participant"). Draws of a
 *   bootstrap without an estimate are left out and counted ("draws-without").
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1, an outcome is not 0 or 1, or a profile is asked
 *   for of rows that participants share.
 *
 * Source: Cox DR. Biometrika 1958;45:562-565, doi:10.1093/biomet/45.3-4.562; Van Calster B, et al. J Clin Epidemiol
 * 2016;74:167-176, doi:10.1016/j.jclinepi.2015.12.005; clustered rows: Liang and Zeger 1986, doi:10.1093/biomet/73.1.13.
 * Agrees with: statsmodels, GLM(Binomial), estimates, standard errors (clustered too) and Wald limits to 1e-9
 *   (tests/peers/statsmodels).
 * @example
 * calibration([0.2, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6, 0.6], [1, 0, 0, 0, 1, 1, 1, 0]).slope.estimate; // 1.226...
 */
export function calibration(
	probabilities: Samples,
	outcomes: Samples,
	{
		levelPercent = 95,
		interval = "wald",
		clip,
		participantIds,
		repeats = 1000,
		random = seededRandom(1),
	}: CalibrationOptions = {},
): Calibration {
	const nEvents = checkProbabilities("calibration", probabilities, outcomes);
	const z = twoSidedZ("calibration", levelPercent);
	checkInteger("calibration", "repeats", repeats, 2);
	const n = outcomes.length;
	const participants = rowsByParticipant("calibration", n, participantIds);
	if (interval === "profile" && participants.length < n) {
		const got = `${participants.length} participants for ${n} rows; take "wald" or "bootstrap"`;
		throw new InvalidInputError(
			`calibration: interval must not be "profile" where participants have several rows; got ${got}`,
			{
				code: "clustered-profile",
				argument: "interval",
				received: interval,
			},
		);
	}
	let expected = 0;
	for (let i = 0; i < n; i++) expected += probabilities[i];
	const shared = { observedToExpected: nEvents / expected, nEvents, n, nParticipants: participants.length };
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
	const { large, sloped } = modelsOf(logOdds, outcomes);
	const warnings = sloped.warnings.map((warning) =>
		warning.code === "collinear"
			? { code: "constant-probabilities", message: "The probabilities do not vary, so there is no slope." }
			: warning,
	);
	if (participants.length < 2) {
		warnings.push({ code: "one-participant", message: "All rows are of one participant, so there are no limits." });
	}
	if (interval === "bootstrap") {
		const drawn = bootstrapCalibration(
			interceptAndSlope,
			{ logOdds, outcomes },
			{ participants, repeats, tail: tailOf("calibration", levelPercent), random },
		);
		return {
			intercept: { estimate: large.coefficients[0], ...drawn.intercept },
			slope: { estimate: sloped.coefficients[1], ...(Number.isNaN(sloped.coefficients[1]) ? noLimits : drawn.slope) },
			...shared,
			warnings: [...warnings, ...drawn.warnings],
		};
	}
	const wald = (estimate: number, se: number) => ({ estimate, low: estimate - z * se, high: estimate + z * se, se });
	const ones = new Float64Array(participantIds === undefined ? 0 : n).fill(1);
	const errorOf = (model: typeof large, which: number, columns: readonly Samples[], fixed?: Samples) =>
		participantIds === undefined
			? model.standardErrors[which]
			: clusteredErrors(model, outcomes, { columns, fixed, participants })[which];
	const intercept = wald(large.coefficients[0], errorOf(large, 0, [ones], logOdds));
	const slope = wald(sloped.coefficients[1], errorOf(sloped, 1, [ones, logOdds]));
	if (interval === "wald") return { intercept, slope, ...shared, warnings };
	return {
		intercept: { ...intercept, ...profileLimits(logOdds, outcomes, "intercept", intercept, large.logLikelihood, z) },
		slope: { ...slope, ...profileLimits(logOdds, outcomes, "slope", slope, sloped.logLikelihood, z) },
		...shared,
		warnings,
	};
}

/** The model with slope 1, and the one with a free slope. */
function modelsOf(logOdds: Float64Array, outcomes: Samples) {
	const empty: Matrix = { values: new Float64Array(0), nRows: logOdds.length, nColumns: 0 };
	return {
		large: logisticRegression(empty, outcomes, { offset: logOdds }),
		sloped: logisticRegression({ values: logOdds, nRows: logOdds.length, nColumns: 1 }, outcomes),
	};
}

/** Both of the rows of a draw. */
function interceptAndSlope(logOdds: Float64Array, outcomes: Float64Array): InterceptAndSlope {
	const nEvents = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	if (nEvents === 0 || nEvents === outcomes.length) return [Number.NaN, Number.NaN];
	const { large, sloped } = modelsOf(logOdds, outcomes);
	return [large.coefficients[0], sloped.coefficients[1]];
}

const noLimits = { low: Number.NaN, high: Number.NaN, se: Number.NaN };

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
