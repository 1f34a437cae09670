import type { Samples, Warning } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import type { Matrix } from "../model/matrix.ts";
import { firthLogisticRegression } from "./firth-logistic-regression.ts";
import { logisticRegression } from "./logistic-regression.ts";

/** Coefficients for prediction: intercept first. */
export interface CorrectedFirth {
	readonly coefficients: Float64Array;
	/** Fitted probabilities, n; their mean is the share of events. */
	readonly probabilities: Float64Array;
	readonly warnings: readonly Warning[];
}

/**
 * FLIC: Firth's logistic regression with its intercept corrected, so that the mean predicted probability is the share of events.
 *
 * Firth's penalty draws probabilities towards a half, which matters when events are rare. FLIC keeps the slopes and estimates
 * the intercept by maximum likelihood. For odds ratios the two are the same; for predictions take this one or
 * `flacLogisticRegression`.
 *
 * @param features - n rows, k - 1 >= 0 columns, finite.
 * @param outcomes - n values, 0 or 1, both present.
 * @throws InvalidInputError as `firthLogisticRegression`.
 *
 * Source: Puhr R, Heinze G, Nold M, Lusa L, Geroldinger A. Stat Med 2017;36:2302-2317, doi:10.1002/sim.7273.
 * Agrees with: the same steps by statsmodels and brglm2, to 1e-9 (tests/peers/firth).
 * @example
 * flicLogisticRegression(matrixFromColumns([[0, 0, 1, 1]]), [0, 0, 0, 1]).probabilities; // mean 0.25
 */
export function flicLogisticRegression(features: Matrix, outcomes: Samples): CorrectedFirth {
	const firth = firthLogisticRegression(features, outcomes, { interval: "wald" });
	const { nRows, nColumns, values } = features;
	const [first, ...slopes] = firth.coefficients.map(({ estimate }) => estimate) as [number, ...number[]];
	// From Firth's own predictor the correction is small, whatever the units of the columns; from the slopes alone it may be far.
	const offset = new Float64Array(nRows).fill(first);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < nColumns; j++) offset[i] += values[i * nColumns + j] * slopes[j];
	const empty: Matrix = { values: new Float64Array(0), nRows, nColumns: 0 };
	const correction = logisticRegression(empty, outcomes, { offset }).coefficients[0];
	return {
		coefficients: Float64Array.from([first + correction, ...slopes]),
		probabilities: offset.map((eta) => inverseLogit(correction + eta)),
		warnings: firth.warnings,
	};
}
