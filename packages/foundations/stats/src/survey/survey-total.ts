import type { Samples } from "@quickening/core";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, surveyEstimate, surveyRows } from "./survey-estimate.ts";

/**
 * Weighted total of a measure in the population, or in a domain of it. Of values that are all 1 it is how many people there are.
 *
 * @param values - One a row of the design; NaN is missing and adds nothing.
 * @throws InvalidInputError as `surveyMean`.
 *
 * Source: Horvitz DG, Thompson DJ. J Am Stat Assoc 1952;47:663-685, doi:10.1080/01621459.1952.10483446.
 * Agrees with: R survey 4.1.1, svytotal, to 1e-9 (tests/peers/survey).
 * @example
 * surveyTotal(surveyDesign({ weights: [1, 3] }), [0, 4]).estimate; // 12
 */
export function surveyTotal(design: SurveyDesign, values: Samples, options: SurveyOptions = {}): SurveyEstimate {
	const where = "surveyTotal";
	const rows = surveyRows(where, design, { values }, options.domain);
	const influence = new Float64Array(design.nRows);
	let estimate = 0;
	for (let i = 0; i < design.nRows; i++) {
		if (rows.used[i] === 0) continue;
		influence[i] = design.weights[i] * values[i];
		estimate += influence[i];
	}
	return surveyEstimate(where, design, rows, { estimate, influence }, options);
}
