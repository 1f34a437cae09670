import type { Samples } from "@quickening/core";
import { invertUpper, qrFactor, qrTransform, solveUpper } from "../linear-algebra/qr.ts";
import type { Matrix } from "../model/matrix.ts";
import { designOf } from "../regression/design.ts";
import type { SurveyDesign } from "./survey-design.ts";
import {
	regressionRows,
	type SurveyRegression,
	type SurveyRegressionOptions,
	surveyRegression,
} from "./survey-regression.ts";

/**
 * Linear regression for the population: weighted least squares with an intercept, with errors from the sample's design.
 *
 * @param features - One row a row of the design, k - 1 columns; NaN is missing and takes its row out of the domain.
 * @param outcomes - One a row; NaN is missing.
 * @param options - `names`, `domain`, `levelPercent`, and `degreesOfFreedom` (units minus strata minus the columns, as R has it).
 * @returns Coefficients in the outcome's unit for one unit of the column; `estimates` for combinations.
 * @throws InvalidInputError as `surveyMean`, and when a column is a combination of others in the domain (the message names it).
 *
 * Source: Fuller WA. Sankhya C 1975;37:117-132; Binder DA. Int Stat Rev 1983;51:279-292, doi:10.2307/1402588.
 * Agrees with: R survey 4.1.1, svyglm, to 1e-9 (tests/peers/survey).
 */
export function surveyLinearRegression(
	design: SurveyDesign,
	features: Matrix,
	outcomes: Samples,
	{ names, ...options }: SurveyRegressionOptions = {},
): SurveyRegression {
	const where = "surveyLinearRegression";
	const used = regressionRows(where, design, features, outcomes, options.domain);
	const { matrix, names: allNames } = designOf(where, used.features, used.outcomes, names);
	const k = matrix.nColumns;
	const weighted = new Float64Array(matrix.values.length);
	const y = new Float64Array(used.outcomes.length);
	for (let i = 0; i < y.length; i++) {
		const root = Math.sqrt(used.weights[i]);
		y[i] = root * used.outcomes[i];
		for (let j = 0; j < k; j++) weighted[i * k + j] = root * matrix.values[i * k + j];
	}
	const factor = qrFactor({ values: weighted, nRows: y.length, nColumns: k });
	const estimates = solveUpper(factor.r, qrTransform(factor, y));
	const inverse = invertUpper(factor.r).values;
	const bread = new Float64Array(k * k);
	for (let i = 0; i < k; i++) {
		for (let j = 0; j < k; j++) {
			for (let m = Math.max(i, j); m < k; m++) bread[i * k + j] += inverse[i * k + m] * inverse[j * k + m];
		}
	}
	const errors = Float64Array.from(used.outcomes, (outcome, i) => {
		let fitted = 0;
		for (let j = 0; j < k; j++) fitted += matrix.values[i * k + j] * estimates[j];
		return used.weights[i] * (outcome - fitted);
	});
	const fit = { names: allNames, matrix, estimates, errors, bread: { values: bread, nRows: k, nColumns: k } };
	return surveyRegression(where, design, used, fit, options);
}
