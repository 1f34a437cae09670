import type { Samples } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import type { Matrix } from "../model/matrix.ts";
import { surveyDesign } from "../survey/survey-design.ts";
import { surveyLogisticRegression } from "../survey/survey-logistic-regression.ts";
import { firthLogisticRegression } from "./firth-logistic-regression.ts";
import type { CorrectedFirth } from "./flic-logistic-regression.ts";

/**
 * FLAC: Firth's logistic regression with an added covariate, so that the mean predicted probability is the share of events.
 *
 * Firth's estimates are those of maximum likelihood on the rows together with two pseudo-rows of each, one with either outcome,
 * weighing half its leverage. FLAC tells the two kinds of rows apart by one more column, which is left out of predictions.
 *
 * @param features - n rows, k - 1 >= 0 columns, finite.
 * @param outcomes - n values, 0 or 1, both present.
 * @returns Coefficients (slopes too differ from Firth's) and fitted probabilities; no errors or limits.
 * @throws InvalidInputError as `firthLogisticRegression`.
 *
 * Source: Puhr R, Heinze G, Nold M, Lusa L, Geroldinger A. Stat Med 2017;36:2302-2317, doi:10.1002/sim.7273.
 * Agrees with: the same steps by statsmodels on the leverages of brglm2's estimates, to 1e-7 (tests/peers/firth).
 * @example
 * flacLogisticRegression(matrixFromColumns([[0, 0, 1, 1]]), [0, 0, 0, 1]).probabilities; // mean 0.25
 */
export function flacLogisticRegression(features: Matrix, outcomes: Samples): CorrectedFirth {
	const { leverages, warnings } = firthLogisticRegression(features, outcomes, { interval: "wald" });
	const { nRows: n, nColumns, values } = features;
	const k = nColumns + 1;
	// The rows, then each with outcome 0, then each with outcome 1; the last column marks the pseudo-rows.
	const augmented = new Float64Array(3 * n * k);
	const weights = new Float64Array(3 * n).fill(1);
	const all = new Float64Array(3 * n);
	for (let copy = 0; copy < 3; copy++) {
		for (let i = 0; i < n; i++) {
			const row = copy * n + i;
			augmented.set(values.subarray(i * nColumns, (i + 1) * nColumns), row * k);
			augmented[row * k + nColumns] = copy === 0 ? 0 : 1;
			if (copy > 0) weights[row] = leverages[i] / 2;
			all[row] = copy === 0 ? outcomes[i] : copy - 1;
		}
	}
	const fit = surveyLogisticRegression(
		surveyDesign({ weights }),
		{ values: augmented, nRows: 3 * n, nColumns: k },
		all,
	);
	const coefficients = Float64Array.from(fit.coefficients.slice(0, k), ({ estimate }) => estimate);
	const probabilities = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		let eta = coefficients[0];
		for (let j = 0; j < nColumns; j++) eta += values[i * nColumns + j] * coefficients[j + 1];
		probabilities[i] = inverseLogit(eta);
	}
	return { coefficients, probabilities, warnings };
}
