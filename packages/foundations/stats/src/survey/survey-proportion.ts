import { checkName, InvalidInputError, type Samples } from "@quickening/core";
import { inverseLogit, logit } from "../distributions/logit.ts";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, surveyEstimate, surveyReach, surveyRows } from "./survey-estimate.ts";
import { linearisedMean } from "./survey-mean.ts";

export interface SurveyProportionOptions extends SurveyOptions {
	/** "logit" (default) takes limits of the log odds, which stay between 0 and 1; "linear" those of the mean. */
	readonly interval?: "logit" | "linear";
}

/**
 * Weighted share of the population, or of a domain of it.
 *
 * @param holds - 1 where it holds and 0 where not, one a row of the design; NaN is missing.
 * @returns A fraction with standard error and limits; where none or all have it, no error can be seen and the limits are NaN.
 * @throws InvalidInputError as `surveyMean`, for a value that is neither 0, 1 nor NaN, and an interval of another name.
 *
 * Source: Korn EL, Graubard BI. Surv Methodol 1998;24:193-201; log odds as in R's svyciprop.
 * Agrees with: R survey 4.1.1, svyciprop(method = "logit" and "mean"), to 1e-9 (tests/peers/survey).
 * @example
 * surveyProportion(surveyDesign({ weights: [1, 3] }), [0, 1]).estimate; // 0.75
 */
export function surveyProportion(
	design: SurveyDesign,
	holds: Samples,
	{ interval = "logit", ...options }: SurveyProportionOptions = {},
): SurveyEstimate {
	const where = "surveyProportion";
	checkName(where, "interval", interval, ["logit", "linear"]);
	for (let i = 0; i < holds.length; i++) {
		const value = holds[i];
		if (value === 0 || value === 1 || Number.isNaN(value)) continue;
		throw new InvalidInputError(`${where}: holds must be 0, 1 or NaN; got ${value} in row ${i}`, {
			code: "out-of-range",
			argument: "holds",
			received: value,
		});
	}
	const rows = surveyRows(where, design, { holds }, options.domain);
	const found = surveyEstimate(where, design, rows, linearisedMean(design, holds, rows), options);
	const { estimate, standardError, degreesOfFreedom } = found;
	if (estimate === 0 || estimate === 1) return { ...found, low: Number.NaN, high: Number.NaN };
	if (interval === "linear") return found;
	const reach =
		(surveyReach(where, options.levelPercent ?? 95, degreesOfFreedom) * standardError) / (estimate * (1 - estimate));
	return { ...found, low: inverseLogit(logit(estimate) - reach), high: inverseLogit(logit(estimate) + reach) };
}
