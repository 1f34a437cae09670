import type { Samples } from "@quickening/core";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, surveyEstimate, surveyRows } from "./survey-estimate.ts";

/**
 * Weighted mean of a measure in the population, or in a domain of it.
 *
 * @param values - One a row of the design; NaN is missing and takes its row out of the domain.
 * @param options - `domain`, `levelPercent`, `degreesOfFreedom`.
 * @returns The mean in the values' unit with standard error, limits and counts.
 * @throws InvalidInputError when lengths differ, the domain is empty, or a stratum has one unit and the design says "fail".
 *
 * Source: Taylor linearisation of a ratio of totals; doi:10.18637/jss.v009.i08.
 * Agrees with: R survey 4.1.1, svymean(subset(design, ...), na.rm = TRUE), to 1e-9 (tests/peers/survey).
 * @example
 * surveyMean(surveyDesign({ weights: [1, 3] }), [0, 4]).estimate; // 3
 */
export function surveyMean(design: SurveyDesign, values: Samples, options: SurveyOptions = {}): SurveyEstimate {
	const where = "surveyMean";
	const rows = surveyRows(where, design, { values }, options.domain);
	return surveyEstimate(where, design, rows, linearisedMean(design, values, rows), options);
}

/** A mean in its linearised form. */
export function linearisedMean(
	{ nRows, weights }: SurveyDesign,
	values: Samples,
	{ used, sumOfWeights }: { readonly used: Uint8Array; readonly sumOfWeights: number },
): { estimate: number; influence: Float64Array } {
	let sum = 0;
	for (let i = 0; i < nRows; i++) if (used[i] === 1) sum += weights[i] * values[i];
	const estimate = sum / sumOfWeights;
	const influence = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++)
		if (used[i] === 1) influence[i] = (weights[i] * (values[i] - estimate)) / sumOfWeights;
	return { estimate, influence };
}
