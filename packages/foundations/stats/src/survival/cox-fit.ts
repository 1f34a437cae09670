import { InvalidInputError, type Warning } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import type { Coefficient } from "../regression/coefficient-table.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxTies } from "./cox-likelihood.ts";
import type { CheckedTimes } from "./survival-times.ts";

/** A test by chi-square. */
export interface ChiSquareTest {
	readonly chiSquare: number;
	readonly degreesOfFreedom: number;
	readonly p: number;
}

/** A Cox regression. All estimates are NaN when the likelihood has no finite maximum ("monotone-likelihood"). */
export interface CoxRegression {
	/** One log hazard ratio a column; errors are robust when clusters or the option ask for it. */
	readonly coefficients: readonly Coefficient[];
	/** exp of estimate and limits, a column each. */
	readonly hazardRatios: readonly {
		readonly name: string;
		readonly estimate: number;
		readonly low: number;
		readonly high: number;
	}[];
	/** Covariance behind the errors above, p x p. */
	readonly covariance: Matrix;
	/** Inverse of the information, whichever covariance was asked for. */
	readonly modelCovariance: Matrix;
	readonly logLikelihood: number;
	/** At log hazard ratios of 0. */
	readonly nullLogLikelihood: number;
	readonly likelihoodRatioTest: ChiSquareTest;
	/** From the covariance above. */
	readonly waldTest: ChiSquareTest;
	readonly scoreTest: ChiSquareTest;
	/** Columns times log hazard ratios, plus offset; n numbers in the order of the rows. */
	readonly linearPredictors: Float64Array;
	readonly n: number;
	readonly nEvents: number;
	/** Clusters that the robust errors sum over; NaN without them. */
	readonly nClusters: number;
	readonly nIterations: number;
	/** "monotone-likelihood", "not-converged", "few-events", "few-clusters". */
	readonly warnings: readonly Warning[];
}

/** What a fit keeps for curves, residuals and tests. */
export interface CoxState {
	readonly checked: CheckedTimes;
	readonly data: CoxData;
	readonly ties: CoxTies;
	/** Log hazard ratios and covariances in the data's own columns. */
	readonly beta: Float64Array;
	/** Covariance that was asked for. */
	readonly covariance: Matrix;
	readonly modelCovariance: Matrix;
	/** Columns as given = data's columns times `r` (p x p, upper triangular, row-major), plus `centres`. */
	readonly r: Float64Array;
	readonly centres: Float64Array;
	readonly names: readonly string[];
	/** In the order of the rows as given. */
	readonly weights: Float64Array;
	readonly clusters: Int32Array | undefined;
}

const states = new WeakMap<CoxRegression, CoxState>();

export function keepCoxState(fit: CoxRegression, state: CoxState): void {
	states.set(fit, state);
}

/** @throws InvalidInputError when the object is a copy, or the model has no finite estimates. */
export function coxStateOf(where: string, fit: CoxRegression): CoxState {
	const state = states.get(fit);
	if (!state) {
		throw new InvalidInputError(
			`${where}: fit must be the object that coxRegression returned; got a copy of it, without its data`,
			{ code: "unknown-fit", argument: "fit", received: typeof fit },
		);
	}
	if (Number.isNaN(fit.logLikelihood)) {
		throw new InvalidInputError(
			`${where}: fit must have finite estimates; got one with a warning of ${fit.warnings.map(({ code }) => code).join(", ")}`,
			{ code: "not-estimable", argument: "fit", received: Number.NaN },
		);
	}
	return state;
}
