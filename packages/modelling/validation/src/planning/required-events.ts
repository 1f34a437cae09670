import { checkInteger, InvalidInputError } from "@quickening/core";
import { checkOpen, coxSnellR2FromAuc, maximumCoxSnellR2 } from "./cox-snell-r2.ts";

/** What is expected of the model to be developed; exactly one of coxSnellR2, nagelkerkeR2 and auc. */
export interface RequiredEventsInput {
	/** Candidate predictor parameters (a spline of three knots counts two), before any selection. */
	readonly nParameters: number;
	/** Expected share of events, above 0 and below 1. */
	readonly prevalence: number;
	readonly coxSnellR2?: number;
	readonly nagelkerkeR2?: number;
	/** Expected c-statistic, turned into R^2 by {@link coxSnellR2FromAuc}. */
	readonly auc?: number;
	/** Least acceptable shrinkage factor; 0.9 by default. */
	readonly shrinkage?: number;
	/** Largest acceptable optimism of Nagelkerke's R^2; 0.05 by default. */
	readonly optimismR2?: number;
	/** Largest acceptable half width of the interval of the overall risk; 0.05 by default. */
	readonly riskMargin?: number;
	/** Largest acceptable mean absolute error of predicted risks; 0.05 by default. */
	readonly meanAbsoluteError?: number;
}

/** One criterion: participants and events it asks for. */
export interface SampleSizeCriterion {
	readonly id: "overall-risk" | "mean-absolute-error" | "shrinkage" | "optimism";
	readonly rule: string;
	/** NaN when the criterion's formula does not apply (mean absolute error with more than 30 parameters). */
	readonly n: number;
	readonly nEvents: number;
}

/** Result of {@link requiredEvents}. */
export interface RequiredEvents {
	/** The largest n of the criteria that apply. */
	readonly n: number;
	/** n x prevalence, rounded up. */
	readonly nEvents: number;
	readonly eventsPerParameter: number;
	readonly coxSnellR2: number;
	readonly maximumCoxSnellR2: number;
	readonly criteria: readonly SampleSizeCriterion[];
}

/**
 * Minimum sample size, and number of events, to develop a prediction model for a 0/1 outcome: Riley's criteria.
 *
 * @param input - Parameters, prevalence, and the performance to expect (be cautious: a lower R^2 asks for more).
 * @returns What each criterion asks for, and the largest.
 * @throws InvalidInputError when not exactly one of coxSnellR2, nagelkerkeR2 and auc is given, or a value is out of range.
 *
 * Source: Riley RD, et al. Calculating the sample size required for developing a clinical prediction model. BMJ
 * 2020;368:m441, doi:10.1136/bmj.m441 (its four steps for a 0/1 outcome); the formulas of shrinkage and optimism: Riley RD, et
 * al. Stat Med 2019;38:1276-1296, doi:10.1002/sim.7992; of the mean absolute error: van Smeden M, et al. Stat Methods Med Res
 * 2019;28:2455-2474, doi:10.1177/0962280218784726 (derived for at most 30 parameters).
 * Same formulas as pmsampsize 1.1.3, type "b" (its source was read, it was not run), in overall-risk, shrinkage and optimism, but
 * for mean-absolute-error, which it does not have, and auc, which it turns into R^2 by simulation (0.3 percent scatter).
 * @example
 * requiredEvents({ nParameters: 24, prevalence: 0.174, coxSnellR2: 0.288 }).nEvents; // 140
 */
export function requiredEvents(input: RequiredEventsInput): RequiredEvents {
	const {
		nParameters,
		prevalence,
		shrinkage = 0.9,
		optimismR2 = 0.05,
		riskMargin = 0.05,
		meanAbsoluteError = 0.05,
	} = input;
	checkInteger("requiredEvents", "nParameters", nParameters, 1);
	checkOpen("requiredEvents", "prevalence", prevalence, 0, 1);
	checkOpen("requiredEvents", "shrinkage", shrinkage, 0, 1);
	checkOpen("requiredEvents", "optimismR2", optimismR2, 0, 1);
	checkOpen("requiredEvents", "riskMargin", riskMargin, 0, 1);
	checkOpen("requiredEvents", "meanAbsoluteError", meanAbsoluteError, 0, 1);
	const largestR2 = maximumCoxSnellR2(prevalence);
	const r2 = expectedR2(input, largestR2);
	checkOpen("requiredEvents", "coxSnellR2", r2, 0, Math.min(largestR2, shrinkage));
	const forShrinkage = (s: number) => nParameters / ((s - 1) * Math.log(1 - r2 / s));
	const meanError =
		nParameters <= 30
			? Math.exp(
					(-0.508 + 0.259 * Math.log(prevalence) + 0.504 * Math.log(nParameters) - Math.log(meanAbsoluteError)) / 0.544,
				)
			: Number.NaN;
	const criterion = (id: SampleSizeCriterion["id"], rule: string, n: number): SampleSizeCriterion => {
		// A whole number that rounding has lifted by its last digits stays what it is.
		const whole = Math.ceil(n * (1 - 1e-12));
		return { id, rule, n: whole, nEvents: Math.ceil(whole * prevalence * (1 - 1e-12)) };
	};
	const criteria = [
		criterion(
			"overall-risk",
			`overall risk known to within ${riskMargin}`,
			(1.96 / riskMargin) ** 2 * prevalence * (1 - prevalence),
		),
		criterion("mean-absolute-error", `mean absolute error of predicted risks at most ${meanAbsoluteError}`, meanError),
		criterion("shrinkage", `expected shrinkage factor at least ${shrinkage}`, forShrinkage(shrinkage)),
		criterion(
			"optimism",
			`expected optimism of Nagelkerke's R^2 at most ${optimismR2}`,
			forShrinkage(r2 / (r2 + optimismR2 * largestR2)),
		),
	];
	let n = 0;
	for (const each of criteria) if (each.n > n) n = each.n;
	return {
		n,
		nEvents: Math.ceil(n * prevalence * (1 - 1e-12)),
		eventsPerParameter: (n * prevalence) / nParameters,
		coxSnellR2: r2,
		maximumCoxSnellR2: largestR2,
		criteria,
	};
}

function expectedR2({ coxSnellR2, nagelkerkeR2, auc, prevalence }: RequiredEventsInput, largestR2: number): number {
	const given = [coxSnellR2, nagelkerkeR2, auc].filter((value) => value !== undefined).length;
	if (given !== 1) {
		throw new InvalidInputError(
			`requiredEvents: input must give exactly one of coxSnellR2, nagelkerkeR2 and auc; got ${given}`,
			{ code: "ambiguous", argument: "input", received: given },
		);
	}
	if (coxSnellR2 !== undefined) return coxSnellR2;
	if (nagelkerkeR2 !== undefined) return nagelkerkeR2 * largestR2;
	return coxSnellR2FromAuc(auc as number, prevalence);
}
