import type { Samples } from "@quickening/core";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, surveyEstimate, surveyRows } from "./survey-estimate.ts";

/**
 * Ratio of two weighted totals, such as steps for an hour worn.
 *
 * @param numerators - One a row of the design; NaN is missing.
 * @param denominators - One a row; NaN is missing.
 * @returns The ratio; NaN when the denominators' total is 0.
 * @throws InvalidInputError as `surveyMean`.
 *
 * Source: Cochran WG. Sampling techniques, 3rd ed. 1977, section 6.3; doi:10.18637/jss.v009.i08.
 * Agrees with: R survey 4.1.1, svyratio, to 1e-9 (tests/peers/survey).
 * @example
 * surveyRatio(surveyDesign({ weights: [1, 3] }), [0, 4], [1, 1]).estimate; // 3
 */
export function surveyRatio(
	design: SurveyDesign,
	numerators: Samples,
	denominators: Samples,
	options: SurveyOptions = {},
): SurveyEstimate {
	const where = "surveyRatio";
	const rows = surveyRows(where, design, { numerators, denominators }, options.domain);
	const { nRows, weights } = design;
	let above = 0;
	let below = 0;
	for (let i = 0; i < nRows; i++) {
		if (rows.used[i] === 0) continue;
		above += weights[i] * numerators[i];
		below += weights[i] * denominators[i];
	}
	const estimate = below === 0 ? Number.NaN : above / below;
	const influence = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		if (rows.used[i] === 1) influence[i] = (weights[i] * (numerators[i] - estimate * denominators[i])) / below;
	}
	return surveyEstimate(where, design, rows, { estimate, influence }, options);
}
