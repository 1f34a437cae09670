import { checkMinimumLength, checkName, InvalidInputError } from "@quickening/core";
import { normalCdf } from "@quickening/stats";
import {
	type ClockProducts,
	type ClockRows,
	type ClockShapes,
	clockProducts,
	completeRows,
	defaultClockShapes,
} from "./clock-products.ts";
import { type ClockFit, type ClockRandom, fitClock } from "./fit-clock.ts";

export interface CompareClocksOptions extends Partial<ClockShapes> {
	/** Random effects of a woman: "levelAndTrend" (default), or "level" alone. */
	readonly random?: ClockRandom;
}

/** Which clock tells more of the same rows. */
export interface ClockComparison {
	readonly nRows: number;
	/** Rows left out because a clock or the value is missing; both models see the same rows. */
	readonly nLeftOut: number;
	readonly nParticipants: number;
	readonly gestation: ClockFit;
	readonly birth: ClockFit;
	/** AIC by gestation less AIC by birth: above 0, the days to birth fit better. */
	readonly aicDifference: number;
	/** Of women's differences in log-likelihood, birth less gestation: mean over its standard error, and p, two-sided. */
	readonly vuongZ: number;
	readonly p: number;
}

/**
 * Whether a quantity follows gestational age or the days to birth: the same curve (a restricted cubic spline) is fitted on either
 * clock, to the same rows, by linear mixed models and maximum likelihood. An AIC takes nights for independent given the woman's
 * random effects, which are the same in both models. Where they are not, as when women turn at times of their own, a large
 * difference comes easily by chance; Vuong's test asks instead whether women, one by one, fit better by one clock.
 *
 * @param people - Rows of each participant, before birth. @param options - `random`, `knotDays` of the spline.
 * @returns Both fits, the difference of their AIC, and Vuong's z with its p.
 * @throws InvalidInputError when fewer than 2 people have rows, lengths differ, or a fit is not possible.
 *
 * Source: Vuong QH. Econometrica 1989;57:307-333, doi:10.2307/1912557, equation 5.6, with women as the independent units; both
 *   models have as many parameters, so that none is to be corrected for.
 * Range of validity: 30 women or more. Where neither model tells anything the z is smaller than normal.
 * @example
 * compareClocks(people).aicDifference; // 35.2: days to birth fit better, if nights are independent
 */
export function compareClocks(
	people: readonly ClockRows[],
	{
		random = "levelAndTrend",
		knotDays = defaultClockShapes.knotDays,
		turnDays = defaultClockShapes.turnDays,
	}: CompareClocksOptions = {},
): ClockComparison {
	checkMinimumLength("compareClocks", "people", people, 2);
	checkName("compareClocks", "random", random, ["level", "levelAndTrend"]);
	const complete = people.map(completeRows).filter(({ values }) => values.length > 0);
	if (complete.length < 2) {
		throw new InvalidInputError(
			`compareClocks: people must hold at least 2 with a complete row; got ${complete.length}`,
			{ code: "too-few-people", argument: "people", received: complete.length },
		);
	}
	const rows = (some: readonly ClockRows[]) => some.reduce((sum, { values }) => sum + values.length, 0);
	const shapes = { knotDays, turnDays };
	const comparison = compareFits(
		clockProducts(complete, "gestation", shapes),
		clockProducts(complete, "birth", shapes),
		random,
	);
	return { ...comparison, nRows: rows(complete), nLeftOut: rows(people) - rows(complete) };
}

/** The comparison from products that are already there; both must hold the same people in the same order. */
export function compareFits(
	byGestation: ClockProducts,
	byBirth: ClockProducts,
	random: ClockRandom,
): Omit<ClockComparison, "nRows" | "nLeftOut"> {
	const gestation = fitClock(byGestation, byGestation.spline, random);
	const birth = fitClock(byBirth, byBirth.spline, random, gestation.theta);
	const vuongZ = vuongOf(gestation.logLikelihoods, birth.logLikelihoods);
	return {
		nParticipants: gestation.logLikelihoods.length,
		gestation,
		birth,
		aicDifference: gestation.aic - birth.aic,
		vuongZ,
		p: 2 * normalCdf(-Math.abs(vuongZ)),
	};
}

function vuongOf(gestation: Float64Array, birth: Float64Array): number {
	const n = gestation.length;
	let sum = 0;
	for (let i = 0; i < n; i++) sum += birth[i] - gestation[i];
	let squares = 0;
	for (let i = 0; i < n; i++) squares += (birth[i] - gestation[i] - sum / n) ** 2;
	return sum / Math.sqrt((n * squares) / (n - 1));
}
