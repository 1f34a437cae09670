import { InvalidInputError } from "@quickening/core";
import type { SurveyDesign } from "./survey-design.ts";
import { type SurveyEstimate, type SurveyOptions, type SurveyRows, surveyEstimate } from "./survey-estimate.ts";

/** A combination of estimates at their values, with its slope in each. */
export interface Combined {
	readonly value: number;
	readonly gradient: readonly number[];
}

/**
 * Any smooth combination of estimates of one survey: a difference of two groups, a ratio, a difference in percent. How the
 * estimates go together is taken from the rows, so that groups that share sampling units are no trouble.
 *
 * @param design - The design that all estimates were made with.
 * @param estimates - Of `surveyMean` and the like, or coefficients of a regression.
 * @param combine - From the values of the estimates, the combination and its derivative in each.
 * @param options - `levelPercent`, `degreesOfFreedom`; by default the smallest of the estimates'.
 * @returns The combination; n and weights are those of all rows that any estimate uses.
 * @throws InvalidInputError when there is no estimate, one was made with a design of another length, or the gradient is not as
 *   long as the estimates.
 *
 * Source: the delta method on linearised estimates; doi:10.18637/jss.v009.i08.
 * Agrees with: R survey 4.1.1, svycontrast(svyby(..., covmat = TRUE), ...), to 1e-9 (tests/peers/survey).
 */
export function surveyCombination(
	design: SurveyDesign,
	estimates: readonly SurveyEstimate[],
	combine: (values: readonly number[]) => Combined,
	{
		levelPercent,
		degreesOfFreedom = Math.min(...estimates.map((one) => one.degreesOfFreedom)),
	}: Omit<SurveyOptions, "domain"> = {},
): SurveyEstimate {
	const where = "surveyCombination";
	// Of no estimates there is nothing to combine, and `combine` need not stand it.
	const { value, gradient } =
		estimates.length === 0 ? { value: Number.NaN, gradient: [] } : combine(estimates.map(({ estimate }) => estimate));
	if (estimates.length === 0 || gradient.length !== estimates.length) {
		throw new InvalidInputError(
			`${where}: combine must give one slope for each of the estimates, of which there must be one at least (${estimates.length}); got ${gradient.length}`,
			{ code: "length-mismatch", argument: "combine", received: gradient.length },
		);
	}
	const other = estimates.find(({ influence }) => influence.length !== design.nRows);
	if (other !== undefined) {
		throw new InvalidInputError(
			`${where}: estimates must be of the design's ${design.nRows} rows; got one of ${other.influence.length}`,
			{ code: "length-mismatch", argument: "estimates", received: other.influence.length },
		);
	}
	const influence = new Float64Array(design.nRows);
	const used = new Uint8Array(design.nRows);
	for (const [j, one] of estimates.entries()) {
		for (let i = 0; i < design.nRows; i++) {
			if (one.used[i] === 0) continue;
			used[i] = 1;
			influence[i] += (gradient[j] as number) * one.influence[i];
		}
	}
	return surveyEstimate(
		where,
		design,
		rowsOf(design, used, Math.max(...estimates.map(({ nMissing }) => nMissing))),
		{ estimate: value, influence },
		{ ...(levelPercent !== undefined && { levelPercent }), degreesOfFreedom },
	);
}

function rowsOf({ nRows, weights, psuOf, stratumOfPsu }: SurveyDesign, used: Uint8Array, nMissing: number): SurveyRows {
	const psus = new Set<number>();
	const strata = new Set<number>();
	let n = 0;
	let sumOfWeights = 0;
	for (let i = 0; i < nRows; i++) {
		if (used[i] === 0) continue;
		n++;
		sumOfWeights += weights[i];
		psus.add(psuOf[i]);
		strata.add(stratumOfPsu[psuOf[i]]);
	}
	return { used, n, nMissing, nPsus: psus.size, nStrata: strata.size, sumOfWeights };
}
