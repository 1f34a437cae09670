import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { studentTQuantile } from "../distributions/student-t.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import { linearisedCovariance } from "./linearised-covariance.ts";
import type { SurveyDesign } from "./survey-design.ts";

/** What every estimate of a survey takes. */
export interface SurveyOptions {
	/** Which rows belong to the group that is asked about; all by default. The others still say how the sample was drawn. */
	readonly domain?: ArrayLike<boolean | number>;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
	/** Of Student's t; by default the units minus the strata in which the domain has a row. */
	readonly degreesOfFreedom?: number;
}

/** An estimate for the population with what its sample's design leaves open. */
export interface SurveyEstimate {
	readonly estimate: number;
	readonly standardError: number;
	/** Limits by Student's t; NaN without a degree of freedom. */
	readonly low: number;
	readonly high: number;
	readonly degreesOfFreedom: number;
	/** Rows of the domain with a value and a weight above 0. */
	readonly n: number;
	/** Rows of the domain left out for want of a value. */
	readonly nMissing: number;
	/** Sampling units and strata with such rows. */
	readonly nPsus: number;
	readonly nStrata: number;
	/** Sum of their weights: how many people they stand for. */
	readonly sumOfWeights: number;
	/** What each row adds to the estimate's error, weight included: for combinations of estimates. */
	readonly influence: Float64Array;
	/** 1 for rows that are counted in n. */
	readonly used: Uint8Array;
}

/** Rows that an estimate is made of. */
export interface SurveyRows {
	readonly used: Uint8Array;
	readonly n: number;
	readonly nMissing: number;
	readonly nPsus: number;
	readonly nStrata: number;
	readonly sumOfWeights: number;
}

/** Rows of the domain with a weight and every value finite; a value that is missing takes its row out of the domain, not out of the design. */
export function surveyRows(
	where: string,
	design: SurveyDesign,
	series: Readonly<Record<string, Samples>>,
	domain: ArrayLike<boolean | number> | undefined,
): SurveyRows {
	const { nRows, weights, psuOf, stratumOfPsu, nPsus, nStrata } = design;
	for (const [argument, values] of Object.entries(series)) {
		checkSameLength(where, { argument: "design.weights", values: weights }, { argument, values });
	}
	if (domain !== undefined) {
		checkSameLength(where, { argument: "design.weights", values: weights }, { argument: "domain", values: domain });
	}
	const all = Object.values(series);
	const used = new Uint8Array(nRows);
	const psuSeen = new Uint8Array(nPsus);
	const stratumSeen = new Uint8Array(nStrata);
	let n = 0;
	let nMissing = 0;
	let sumOfWeights = 0;
	for (let i = 0; i < nRows; i++) {
		if (domain !== undefined && !domain[i]) continue;
		if (weights[i] === 0) continue;
		if (!all.every((values) => Number.isFinite(values[i]))) {
			nMissing++;
			continue;
		}
		used[i] = 1;
		n++;
		sumOfWeights += weights[i];
		psuSeen[psuOf[i]] = 1;
		stratumSeen[stratumOfPsu[psuOf[i]]] = 1;
	}
	if (n === 0) {
		throw new InvalidInputError(`${where}: domain must hold a row with a value and a weight above 0; got none`, {
			code: "too-short",
			argument: "domain",
			received: 0,
		});
	}
	const count = (seen: Uint8Array) => seen.reduce((sum, one) => sum + one, 0);
	return { used, n, nMissing, nPsus: count(psuSeen), nStrata: count(stratumSeen), sumOfWeights };
}

/** An estimate with its error, from its linearised form. */
export function surveyEstimate(
	where: string,
	design: SurveyDesign,
	rows: SurveyRows,
	{ estimate, influence }: { readonly estimate: number; readonly influence: Float64Array },
	{ levelPercent = 95, degreesOfFreedom = rows.nPsus - rows.nStrata }: SurveyOptions,
): SurveyEstimate {
	const variance = linearisedCovariance(where, design, [influence], rows.used).values[0];
	const standardError = Math.sqrt(variance);
	const reach = surveyReach(where, levelPercent, degreesOfFreedom) * standardError;
	return {
		...rows,
		estimate,
		standardError,
		low: estimate - reach,
		high: estimate + reach,
		degreesOfFreedom,
		influence,
	};
}

/** Half the width of an interval in standard errors; NaN without a degree of freedom. */
export function surveyReach(where: string, levelPercent: number, degreesOfFreedom: number): number {
	const tail = tailOf(where, levelPercent);
	if (Number.isNaN(degreesOfFreedom))
		throw new InvalidInputError(`${where}: degreesOfFreedom must be a number; got NaN`, {
			code: "out-of-range",
			argument: "degreesOfFreedom",
			received: degreesOfFreedom,
		});
	return degreesOfFreedom > 0 ? -studentTQuantile(tail, degreesOfFreedom) : Number.NaN;
}
