import { InvalidInputError, type Samples } from "@quickening/core";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, surveyEstimate, surveyReach, surveyRows } from "./survey-estimate.ts";
import { linearisedMean } from "./survey-mean.ts";

/** A quantile: as an estimate, but nothing is linearised in it. */
export type SurveyQuantile = Omit<SurveyEstimate, "influence">;

/**
 * Weighted quantile of a measure in the population, or in a domain of it: the smallest value at or below which a share p of the
 * weights lies, with Woodruff's interval (limits of the share at that value, taken back to values).
 *
 * @param values - One a row of the design; NaN is missing.
 * @param p - Above 0 and below 1; 0.5 for the median.
 * @returns In the values' unit. The standard error is the interval's width over twice Student's t; a limit of the share below 0
 *   or above 1 leaves that limit, and the error, NaN.
 * @throws InvalidInputError as `surveyMean`, and when p is not between 0 and 1.
 *
 * Source: Woodruff RS. J Am Stat Assoc 1952;47:635-646, doi:10.1080/01621459.1952.10483443.
 * Agrees with: R survey 4.1.1, svyquantile(interval.type = "mean", qrule = "math"), to 1e-9 (tests/peers/survey); where the lower
 * limit of the share lies below the share of the smallest value, R takes the second smallest, this the smallest.
 * @example
 * surveyQuantile(surveyDesign({ weights: [1, 3] }), [0, 4], 0.5).estimate; // 4
 */
export function surveyQuantile(
	design: SurveyDesign,
	values: Samples,
	p: number,
	options: SurveyOptions = {},
): SurveyQuantile {
	const where = "surveyQuantile";
	if (!(p > 0 && p < 1))
		throw new InvalidInputError(
			`${where}: p must lie between 0 and 1; got ${p}. The least and the greatest value of a sample say nothing of a population's`,
			{ code: "out-of-range", argument: "p", received: p },
		);
	const rows = surveyRows(where, design, { values }, options.domain);
	const at = quantiles(design, values, rows.used);
	const estimate = at(p);
	const share = Float64Array.from(values, (value) => (value <= estimate ? 1 : 0));
	const { influence, ...found } = surveyEstimate(where, design, rows, linearisedMean(design, share, rows), options);
	const low = found.low >= 0 ? at(found.low) : Number.NaN;
	const high = found.high <= 1 ? at(found.high) : Number.NaN;
	const reach = surveyReach(where, options.levelPercent ?? 95, found.degreesOfFreedom);
	return { ...found, estimate, low, high, standardError: (high - low) / (2 * reach) };
}

/** The inverse of the weighted distribution of the used rows. */
function quantiles({ nRows, weights }: SurveyDesign, values: Samples, used: Uint8Array): (p: number) => number {
	const order: number[] = [];
	for (let i = 0; i < nRows; i++) if (used[i] === 1) order.push(i);
	order.sort((a, b) => values[a] - values[b] || a - b);
	const sums = new Float64Array(order.length);
	let sum = 0;
	for (const [j, i] of order.entries()) {
		sum += weights[i];
		sums[j] = sum;
	}
	return (p) => {
		let low = 0;
		let high = order.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			// Sums of weights differ in their last digits with the order of addition.
			if (sums[middle] >= p * sum * (1 - 1e-14)) high = middle;
			else low = middle + 1;
		}
		return values[order[low] as number];
	};
}
