import { checkInteger, type Samples, type Warning } from "@quickening/core";
import {
	inverseLogit,
	logisticRegression,
	logit,
	restrictedCubicSpline,
	splineKnots,
	twoSidedZ,
} from "@quickening/stats";
import { checkProbabilities } from "../accuracy/check-probabilities.ts";
import { logOddsOf } from "./calibration.ts";

/** A flexible calibration curve with a pointwise band. */
export interface CalibrationCurve {
	/** Predicted probabilities at which the curve is given, rising. */
	readonly predicted: Float64Array;
	/** Estimated share of events at each. */
	readonly observed: Float64Array;
	/** Pointwise Wald limits, made on the logit scale. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Knots on the scale of probabilities. */
	readonly knots: Float64Array;
	readonly nEvents: number;
	readonly n: number;
	readonly method: string;
	readonly warnings: readonly Warning[];
}

export interface CalibrationCurveOptions {
	/** Knots of the spline, 3 (default; for few events), 4 or 5. */
	readonly nKnots?: 3 | 4 | 5;
	/** Number of points, evenly spaced from the least to the largest prediction; 100 by default. */
	readonly nPoints?: number;
	readonly levelPercent?: number;
	/** As in `calibration`. */
	readonly clip?: number;
}

/**
 * Flexible calibration curve: the chance of the outcome as a smooth function of the predicted probability, from a logistic
 * regression on a restricted cubic spline of its log odds.
 *
 * The curve is drawn only over the range of the predictions. The band takes the predictions as fixed.
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @param options - Knots, points, level and clipping.
 * @returns The curve and band; all NaN, with a warning, when an outcome is absent ("one-class"), a probability is 0 or 1
 *   ("probability-at-bound"), predictions have too few distinct values for the knots ("few-distinct"), or the fit has no
 *   finite solution ("separation").
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1 or an outcome is not 0 or 1.
 *
 * Source: Van Calster 2016, doi:10.1016/j.jclinepi.2015.12.005; Harrell 2015, doi:10.1007/978-3-319-19425-7 (spline and knots).
 * As CalibrationCurves::val.prob.ci.2(smooth = "rcs"), with 3 knots for its 5 by default.
 * Agrees with: statsmodels, GLM(Binomial) on the same basis, curve and band to 1e-9 (tests/peers/statsmodels).
 * @example
 * calibrationCurve(probabilities, outcomes, { nPoints: 50 }).observed;
 */
export function calibrationCurve(
	probabilities: Samples,
	outcomes: Samples,
	{ nKnots = 3, nPoints = 100, levelPercent = 95, clip }: CalibrationCurveOptions = {},
): CalibrationCurve {
	const nEvents = checkProbabilities("calibrationCurve", probabilities, outcomes);
	checkInteger("calibrationCurve", "nPoints", nPoints, 2);
	const z = twoSidedZ("calibrationCurve", levelPercent);
	const n = outcomes.length;
	let lowest = Number.POSITIVE_INFINITY;
	let highest = Number.NEGATIVE_INFINITY;
	const bound = clip ?? 0;
	for (let i = 0; i < n; i++) {
		const moved = Math.min(1 - bound, Math.max(bound, probabilities[i]));
		lowest = Math.min(lowest, moved);
		highest = Math.max(highest, moved);
	}
	const predicted = Float64Array.from({ length: nPoints }, (_, g) => lowest + ((highest - lowest) * g) / (nPoints - 1));
	const observed = new Float64Array(nPoints).fill(Number.NaN);
	const low = Float64Array.from(observed);
	const high = Float64Array.from(observed);
	const { logOdds, nAtBound } = logOddsOf(probabilities, clip);
	const knots = nAtBound > 0 ? new Float64Array(0) : splineKnots(logOdds, nKnots);
	const result = {
		predicted,
		observed,
		low,
		high,
		knots: knots.map(inverseLogit),
		nEvents,
		n,
		method: `logistic regression on a restricted cubic spline of the log odds, ${nKnots} knots; pointwise Wald band, ${levelPercent} %`,
	};
	const refusal = reasonAgainst(nEvents, n, nAtBound, knots.length, nKnots);
	if (refusal !== undefined) return { ...result, warnings: [refusal] };
	const model = logisticRegression(restrictedCubicSpline(logOdds, knots), outcomes);
	if (model.warnings.length > 0) {
		const warnings = model.warnings.map((warning) => (warning.code === "collinear" ? fewDistinct(nKnots) : warning));
		return { ...result, warnings };
	}
	const basis = restrictedCubicSpline(predicted.map(logit), knots);
	const k = basis.nColumns + 1;
	const row = new Float64Array(k);
	row[0] = 1;
	for (let g = 0; g < nPoints; g++) {
		for (let j = 1; j < k; j++) row[j] = basis.values[g * (k - 1) + j - 1];
		let eta = 0;
		let variance = 0;
		for (let j = 0; j < k; j++) {
			eta += row[j] * model.coefficients[j];
			for (let m = 0; m < k; m++) variance += row[j] * model.covariance.values[j * k + m] * row[m];
		}
		const half = z * Math.sqrt(variance);
		observed[g] = inverseLogit(eta);
		low[g] = inverseLogit(eta - half);
		high[g] = inverseLogit(eta + half);
	}
	return { ...result, warnings: [] };
}

function reasonAgainst(
	nEvents: number,
	n: number,
	nAtBound: number,
	nDistinctKnots: number,
	nKnots: number,
): Warning | undefined {
	if (nEvents === 0 || nEvents === n) {
		return { code: "one-class", message: `A calibration curve needs events and non-events; got ${nEvents} of ${n}.` };
	}
	if (nAtBound > 0) {
		return {
			code: "probability-at-bound",
			message: `${nAtBound} of ${n} probabilities are 0 or 1, whose log odds are infinite; set clip to move them.`,
		};
	}
	return nDistinctKnots < nKnots ? fewDistinct(nKnots) : undefined;
}

function fewDistinct(nKnots: number): Warning {
	return { code: "few-distinct", message: `The predictions have too few distinct values for ${nKnots} knots.` };
}
