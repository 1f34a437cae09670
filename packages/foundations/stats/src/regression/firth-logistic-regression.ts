import type { Samples, Warning } from "@quickening/core";
import { normalCdf } from "../distributions/normal-cdf.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { choleskyFactor, choleskyInverse } from "../linear-algebra/cholesky.ts";
import { checkTrainingData } from "../model/check-model-input.ts";
import { columnScales } from "../model/column-scales.ts";
import type { Matrix } from "../model/matrix.ts";
import type { Coefficient } from "./coefficient-table.ts";
import { type DesignOptions, designOf } from "./design.ts";
import { logisticRegression } from "./logistic-regression.ts";
import { maximisePenalised, type PenalisedMaximum } from "./penalised-likelihood.ts";

export interface FirthOptions extends DesignOptions {
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
	/** "profile" (default): limits and p from the penalised likelihood. "wald": from the standard error, far cheaper. */
	readonly interval?: "profile" | "wald";
}

/** A logistic regression by Firth's penalised likelihood. */
export interface FirthLogisticRegression {
	/**
	 * Intercept first, then one log odds ratio a column. With profile intervals, `statistic` is the signed root of the
	 * penalised likelihood ratio (its square has one degree of freedom) and `p` is from it; with Wald's it is z.
	 */
	readonly coefficients: readonly Coefficient[];
	/** Inverse of Fisher's information at the estimates, in the same order. */
	readonly covariance: Matrix;
	/** Maximum of the penalised log likelihood, in the units of the columns. */
	readonly penalisedLogLikelihood: number;
	/** Fitted probabilities, n. Their mean is nearer to a half than the share of events: see `flicLogisticRegression`. */
	readonly probabilities: Float64Array;
	/** Diagonal of the hat matrix at the estimates, n numbers that sum to the number of coefficients. */
	readonly leverages: Float64Array;
	readonly nEvents: number;
	readonly n: number;
	readonly nIterations: number;
	/** "separation": maximum likelihood would have no finite estimates here; "not-converged". */
	readonly warnings: readonly Warning[];
}

/**
 * Firth's logistic regression: the likelihood times the root of the determinant of the information (Jeffreys' prior), which
 * takes off the first-order bias of the estimates and has a finite maximum also when columns separate the outcomes.
 *
 * @param features - n rows, k - 1 >= 0 columns, finite; an intercept is added. n > k.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options - `names` of the columns, `levelPercent` (95), `interval` ("profile").
 * @returns Estimates for one unit of the column. Limits are the values at which twice the drop of the profile penalised
 *   likelihood is the quantile of chi-squared with one degree of freedom; p compares with the coefficient held at 0, both
 *   with the penalty of the whole model. A limit that 200 doublings do not reach is infinite.
 * @throws InvalidInputError when lengths differ, a value is not finite, only one outcome is present, or a column does not vary
 *   or is a combination of others (code "rank-deficient").
 *
 * Source: Firth D. Biometrika 1993;80:27-38, doi:10.1093/biomet/80.1.27; profile limits and test: Heinze G, Schemper M. Stat
 * Med 2002;21:2409-2419, doi:10.1002/sim.1047.
 * Agrees with: R's brglm2 0.9 (type "AS_mean") to 1e-9 in estimates and standard errors, and Python's firthmodels 0.8.2 to
 *   1e-6 in profile limits, as far as it iterates, on Heinze and Schemper's endometrial cancers (tests/peers/firth).
 * @example
 * firthLogisticRegression(matrixFromColumns([[0, 0, 0, 1, 1, 1]]), [0, 0, 0, 1, 1, 1]).coefficients[1].estimate; // log 49
 */
export function firthLogisticRegression(
	features: Matrix,
	outcomes: Samples,
	{ names, levelPercent = 95, interval = "profile" }: FirthOptions = {},
): FirthLogisticRegression {
	const where = "firthLogisticRegression";
	const nEvents = checkTrainingData(where, features, outcomes);
	const z = twoSidedZ(where, levelPercent);
	const { matrix, names: titles } = designOf(where, features, outcomes, names);
	const k = matrix.nColumns;
	const { centres, scales } = columnScales(features);
	// Slopes keep their place when columns are centred, the intercept does not: its profile is taken on columns scaled only.
	const centred = scaledDesign(matrix, centres, scales);
	const start = new Float64Array(k);
	start[0] = Math.log(nEvents / (outcomes.length - nEvents));
	const best = maximisePenalised(centred, outcomes, start);
	const estimates = new Float64Array(k);
	estimates[0] = best.coefficients[0];
	for (let j = 1; j < k; j++) {
		estimates[j] = best.coefficients[j] / scales[j - 1];
		estimates[0] -= centres[j - 1] * estimates[j];
	}
	const covariance = covarianceOf(best, centres, scales);
	const scaleOf = (j: number) => (j === 0 ? 1 : scales[j - 1]);
	const standardErrors = Float64Array.from({ length: k }, (_, j) => Math.sqrt(covariance.values[j * k + j]));
	const coefficients = titles.map((name, j): Coefficient => {
		const estimate = estimates[j];
		const standardError = standardErrors[j];
		if (interval === "wald") {
			const statistic = estimate / standardError;
			const reach = z * standardError;
			const p = 2 * normalCdf(-Math.abs(statistic));
			return { name, estimate, standardError, statistic, p, low: estimate - reach, high: estimate + reach };
		}
		const design = j === 0 ? scaledDesign(matrix, new Float64Array(k - 1), scales) : centred;
		const at =
			j === 0
				? Float64Array.from({ length: k }, (_, m) => estimates[m] * scaleOf(m))
				: Float64Array.from(best.coefficients);
		const profile = profileOf(design, outcomes, { at, held: j, maximum: best.state.logLikelihood });
		const scale = scaleOf(j);
		const root = Math.sqrt(profile.drop(0));
		return {
			name,
			estimate,
			standardError,
			statistic: Math.sign(estimate) * root,
			p: 2 * normalCdf(-root),
			low: profile.limit(-1, standardError * scale, z) / scale,
			high: profile.limit(1, standardError * scale, z) / scale,
		};
	});
	let penalisedLogLikelihood = best.state.logLikelihood;
	for (const scale of scales) penalisedLogLikelihood += Math.log(scale);
	const separated = logisticRegression(features, outcomes).warnings.filter(({ code }) => code === "separation");
	return {
		coefficients,
		covariance,
		penalisedLogLikelihood,
		probabilities: best.state.probabilities,
		leverages: best.state.leverages,
		nEvents,
		n: outcomes.length,
		nIterations: best.nIterations,
		warnings: [...separated.map(() => separation), ...(best.converged ? [] : [notConverged])],
	};
}

const separation: Warning = {
	code: "separation",
	message:
		"A combination of the columns separates the outcomes: maximum likelihood has no finite estimates, and the finite ones given here owe that to the penalty. Read the limits rather than the estimates.",
};
const notConverged: Warning = {
	code: "not-converged",
	message: "The penalised likelihood was still rising after 500 steps; look for columns that are nearly collinear.",
};

/** How far the penalised likelihood drops when one coefficient is held, and where it has dropped by z^2 / 2. */
function profileOf(
	design: Matrix,
	outcomes: Samples,
	{ at, held, maximum }: { at: Float64Array; held: number; maximum: number },
) {
	let near = at;
	const drop = (value: number): number => {
		const start = Float64Array.from(near);
		start[held] = value;
		const fit = maximisePenalised(design, outcomes, start, held);
		if (fit.converged) near = fit.coefficients;
		return Math.max(0, 2 * (maximum - fit.state.logLikelihood));
	};
	const limit = (direction: -1 | 1, standardError: number, z: number): number => {
		near = at;
		const target = z * z;
		let inside = at[held];
		let step = z * standardError;
		let outside = inside + direction * step;
		for (let i = 0; drop(outside) < target; i++) {
			if (i === 200) return direction * Number.POSITIVE_INFINITY;
			inside = outside;
			step *= 1.5;
			outside += direction * step;
		}
		while (Math.abs(outside - inside) > 1e-12 * Math.max(1, Math.abs(outside))) {
			const middle = (inside + outside) / 2;
			if (middle === inside || middle === outside) break;
			if (drop(middle) < target) inside = middle;
			else outside = middle;
		}
		return (inside + outside) / 2;
	};
	return { drop, limit };
}

/** The design with its columns less their centres, over their scales; the intercept stays. */
function scaledDesign({ values, nRows, nColumns: k }: Matrix, centres: Float64Array, scales: Float64Array): Matrix {
	const result = new Float64Array(values.length);
	for (let i = 0; i < nRows; i++) {
		result[i * k] = 1;
		for (let j = 1; j < k; j++) result[i * k + j] = (values[i * k + j] - centres[j - 1]) / scales[j - 1];
	}
	return { values: result, nRows, nColumns: k };
}

/** Inverse information in the units of the columns; NaN where the information is singular. */
function covarianceOf({ state }: PenalisedMaximum, centres: Float64Array, scales: Float64Array): Matrix {
	const k = state.information.nRows;
	const factor = choleskyFactor(state.information);
	if (factor === undefined) return { values: new Float64Array(k * k).fill(Number.NaN), nRows: k, nColumns: k };
	const scaled = choleskyInverse(factor).values;
	// Row i of the map: coefficient i in original units as a combination of the scaled ones.
	const map = (i: number, j: number) =>
		i === 0 ? (j === 0 ? 1 : -centres[j - 1] / scales[j - 1]) : i === j ? 1 / scales[i - 1] : 0;
	const values = new Float64Array(k * k);
	for (let a = 0; a < k; a++) {
		for (let b = 0; b < k; b++) {
			let sum = 0;
			for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += map(a, i) * scaled[i * k + j] * map(b, j);
			values[a * k + b] = sum;
		}
	}
	return { values, nRows: k, nColumns: k };
}
