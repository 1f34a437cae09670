import { InvalidInputError } from "@quickening/core";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { checkFeatures } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { type CoxRegression, coxStateOf } from "./cox-fit.ts";
import { detailedEvaluation, runningSums } from "./cox-score-residuals.ts";
import type { KaplanMeierOptions, SurvivalCurve } from "./kaplan-meier.ts";
import { checkInterval, survivalLimits } from "./survival-interval.ts";

export interface CoxSurvivalOptions extends KaplanMeierOptions {
	/** Columns of the people to predict for, m x p; one row of zeros, the baseline, when left out. */
	readonly features?: Matrix;
	/** Their fixed part of the log hazard, where the model has one; 0 by default. */
	readonly offset?: number;
	/** Whose baseline; needed when the model has several strata. */
	readonly stratum?: number | string;
}

/** A predicted survival curve. */
export interface CoxSurvival extends SurvivalCurve {
	readonly cumulativeHazard: Float64Array;
	readonly cumulativeHazardErrors: Float64Array;
}

/**
 * Survival and cumulative hazard that a Cox regression predicts, for people whose columns do not change; the baseline hazard when
 * no columns are given.
 *
 * @param fit - From coxRegression. The hazard takes ties as the fit did.
 * @returns A curve for each row of `features`, at the event times of the stratum and the end of its follow-up, with errors that
 *   count the estimation of both hazard and coefficients. Zeros may lie far from any participant: centre columns for a baseline
 *   that means somebody.
 * @throws InvalidInputError when fit is a copy or has no finite estimates, features have other columns, or the stratum is
 *   unknown.
 *
 * Source: Breslow N. Biometrics 1974;30:89-99, doi:10.2307/2529620; errors: Tsiatis AA. Ann Stat 1981;9:93-108,
 * doi:10.1214/aos/1176345335.
 * Agrees with: R's survival, survfit.coxph, to 1e-9 (tests/peers/survival).
 * @example
 * coxSurvival(coxRegression({ times: [1, 2, 3, 4], events: [1, 1, 1, 0], features: matrixFromColumns([[1, 0, 2, 1]])
 * })).length; // 1
 */
export function coxSurvival(
	fit: CoxRegression,
	{ features, offset = 0, stratum, interval = "log", levelPercent = 95 }: CoxSurvivalOptions = {},
): CoxSurvival[] {
	const where = "coxSurvival";
	const { data, ties, beta, covariance, r, centres, checked } = coxStateOf(where, fit);
	checkInterval(where, interval);
	const z = twoSidedZ(where, levelPercent);
	const p = beta.length;
	const people: Matrix = features ?? { values: new Float64Array(p), nRows: 1, nColumns: p };
	checkFeatures(where, people);
	if (people.nColumns !== p) {
		throw new InvalidInputError(
			`${where}: features must have the columns of the model (${p}); got ${people.nColumns}`,
			{ code: "length-mismatch", argument: "features", received: people.nColumns },
		);
	}
	const { labels, starts, times: grid, strata } = data.grid;
	const s = stratum === undefined && labels.length === 1 ? 0 : labels.indexOf(stratum as string);
	if (s < 0 || !Number.isFinite(offset)) {
		throw new InvalidInputError(
			s < 0
				? `${where}: stratum must be one of the model's (${labels.slice(0, 10).join(", ")}${labels.length > 10 ? ", ..." : ""}); got ${stratum}`
				: `${where}: offset must be finite; got ${offset}`,
			{
				code: s < 0 ? "unknown-option" : "not-finite",
				argument: s < 0 ? "stratum" : "offset",
				received: s < 0 ? stratum : offset,
			},
		);
	}
	const { evaluation, detail } = detailedEvaluation(data, ties, beta);
	const from = starts[s];
	const to = starts[s + 1];
	const steps = runningSums(detail.steps.subarray(from, to), 1);
	const variances = runningSums(detail.variances.subarray(from, to), 1);
	const meanSteps = runningSums(detail.meanSteps.subarray(from * p, to * p), p);
	let last = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < strata.length; i++) if (strata[i] === s) last = Math.max(last, checked.times[i]);
	const runsOn = to === from || last > grid[to - 1];
	const times = Float64Array.from([...grid.subarray(from, to), ...(runsOn ? [last] : [])]);
	const gap = new Float64Array(p);
	return Array.from({ length: people.nRows }, (_, person) => {
		const own = inBasis(people.values.subarray(person * p, person * p + p), centres, r);
		let predictor = offset - evaluation.shifts[s];
		for (let j = 0; j < p; j++) predictor += own[j] * beta[j];
		const risk = to === from ? 0 : Math.exp(predictor);
		const curve = {
			times,
			survival: new Float64Array(times.length),
			standardErrors: new Float64Array(times.length),
			low: new Float64Array(times.length),
			high: new Float64Array(times.length),
			cumulativeHazard: new Float64Array(times.length),
			cumulativeHazardErrors: new Float64Array(times.length),
		};
		for (let t = 0; t < times.length; t++) {
			const e = Math.min(t + 1, to - from);
			let variance = variances[e];
			for (let j = 0; j < p; j++) gap[j] = own[j] * steps[e] - meanSteps[e * p + j];
			for (let j = 0; j < p; j++)
				for (let m = 0; m < p; m++) variance += gap[j] * covariance.values[j * p + m] * gap[m];
			const hazard = risk * steps[e];
			const error = risk * Math.sqrt(variance);
			const survival = Math.exp(-hazard);
			curve.cumulativeHazard[t] = hazard;
			curve.cumulativeHazardErrors[t] = error;
			curve.survival[t] = survival;
			curve.standardErrors[t] = survival * error;
			[curve.low[t], curve.high[t]] = survivalLimits(survival, error, z, interval);
		}
		return curve;
	});
}

/** (x - centres) R^-1. */
function inBasis(x: Float64Array, centres: Float64Array, r: Float64Array): Float64Array {
	const p = x.length;
	const b = new Float64Array(p);
	for (let j = 0; j < p; j++) {
		let sum = x[j] - centres[j];
		for (let i = 0; i < j; i++) sum -= b[i] * r[i * p + j];
		b[j] = sum / r[j * p + j];
	}
	return b;
}
