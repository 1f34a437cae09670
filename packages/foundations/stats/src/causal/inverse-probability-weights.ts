import { InvalidInputError, type Samples, seededRandom, type Warning } from "@quickening/core";
import { quantile } from "../descriptive/quantile.ts";
import { variance } from "../descriptive/variance.ts";
import { inverseLogit } from "../distributions/logit.ts";
import type { Fit } from "../model/fit.ts";
import { column, type Matrix } from "../model/matrix.ts";
import { logisticRegression } from "../regression/logistic-regression.ts";
import { checkTreatment } from "./treatment-data.ts";

export interface InverseProbabilityOptions {
	/** What both treatment and outcome depend on, n x k, finite. */
	readonly features: Matrix;
	readonly names?: readonly string[];
	/** Weights times the share treated (or, with `numerator`, its probability given those columns); true by default. */
	readonly isStabilised?: boolean;
	/** Columns of the stabilising model, such as baseline ones where features change; its conditions stay in the analysis. */
	readonly numerator?: Matrix;
	/** Percentiles at which weights are cut, such as [1, 99]; none by default. */
	readonly truncatePercentiles?: readonly [low: number, high: number];
	/** How the probability of treatment is found; a logistic regression of the features by default. */
	readonly fit?: Fit;
}

/** A feature's distance between the groups, in standard deviations (root of the mean of the two unweighted variances). */
export interface Balance {
	readonly name: string;
	readonly before: number;
	readonly after: number;
}

export interface InverseProbabilityWeights {
	/** n weights. */
	readonly weights: Float64Array;
	/** Probability of treatment given the features, n. */
	readonly probabilities: Float64Array;
	readonly balance: readonly Balance[];
	/** (Sum of weights)^2 over the sum of squared ones: how many unweighted participants would tell as much. */
	readonly effectiveSampleSize: { readonly treated: number; readonly untreated: number };
	/** Stabilised weights have a mean near 1 when the model holds. */
	readonly meanWeight: number;
	readonly largestWeight: number;
	readonly nTruncated: number;
	/** "positivity", "imbalance", "truncated". */
	readonly warnings: readonly Warning[];
}

/** A probability of treatment outside this and 1 less this is as good as none. */
const SMALLEST_PROBABILITY = 0.01;
/** A standardised difference above this is worth a look. */
const IMBALANCE = 0.1;

/**
 * Inverse-probability-of-treatment weights: each participant counts for those like him or her who were treated otherwise, so
 * that in the
 * weighted data treatment does not depend on the features.
 *
 * @param treatment - n values, 0 or 1, both present.
 * @param options - `features` (n x k), `names`, `isStabilised` (true), `numerator`, `truncatePercentiles`, `fit` (logistic).
 * @returns Weights with balance before and after, effective sample sizes, and warnings: "positivity" (a probability under 1 or
 *   over 99 %,
 *   or features that decide treatment: all NaN), "imbalance" (a standardised difference over 0.1 that is left), "truncated".
 * @throws InvalidInputError when lengths differ, a value is not finite, treatment is not 0 and 1, or the percentiles are not
 *   in order.
 *
 * Source: Robins JM, Hernan MA, Brumback B. Epidemiology 2000;11:550-560, doi:10.1097/00001648-200009000-00011; truncation:
 * Cole SR,
 * Hernan MA. Am J Epidemiol 2008;168:656-664, doi:10.1093/aje/kwn164; balance: Austin PC, Stuart EA. Stat Med 2015;34:3661-3679,
 * doi:10.1002/sim.6607.
 * Agrees with: R's glm with the weights written out, to 1e-9 (tests/peers/causal).
 * @example
 * inverseProbabilityWeights([1, 0, 1, 0, 1, 0], { features: matrixFromColumns([[1, 1, 1, 0, 0, 0]]) }).weights[0]; // 0.75
 */
export function inverseProbabilityWeights(
	treatment: Samples,
	options: InverseProbabilityOptions,
): InverseProbabilityWeights {
	const where = "inverseProbabilityWeights";
	checkTreatment(where, "treatment", treatment, options.features);
	return weightsOf(where, "treatment", treatment, options, false);
}

/**
 * Inverse-probability-of-censoring weights: those who were seen to the end also count for those like them who were lost.
 *
 * @param isSeen - n values, 1 where the outcome is known, 0 where the participant was lost.
 * @param options - As of inverseProbabilityWeights; features hold the treatment too.
 * @returns Weights, 0 for those who were lost: multiply them with those of treatment. Balance compares the seen with all.
 * @throws InvalidInputError as inverseProbabilityWeights.
 *
 * Source: Robins JM, Finkelstein DM. Biometrics 2000;56:779-788, doi:10.1111/j.0006-341X.2000.00779.x.
 * Agrees with: R's glm with the weights written out, to 1e-9 (tests/peers/causal).
 * @example
 * censoringWeights([1, 0, 1, 1], { features: matrixFromColumns([[1, 1, 0, 0]]), isStabilised: false, fit: () => () =>
 * Float64Array.of(0.5, 0.5, 1, 1) }).weights; // Float64Array [2, 0, 1, 1]
 */
export function censoringWeights(isSeen: Samples, options: InverseProbabilityOptions): InverseProbabilityWeights {
	const where = "censoringWeights";
	checkTreatment(where, "isSeen", isSeen, options.features);
	return weightsOf(where, "isSeen", isSeen, options, true);
}

function weightsOf(
	where: string,
	argument: string,
	treatment: Samples,
	{
		features,
		names,
		isStabilised = true,
		numerator,
		truncatePercentiles,
		fit = logisticFit,
	}: InverseProbabilityOptions,
	isCensoring: boolean,
): InverseProbabilityWeights {
	const n = treatment.length;
	const own = Float64Array.from(treatment);
	const probabilities = fit(features, own, seededRandom(1))(features);
	let share = 0;
	for (const value of own) share += value / n;
	if (numerator) checkTreatment(where, argument, treatment, numerator);
	const stabilising = numerator
		? logisticFit(numerator, own, seededRandom(1))(numerator)
		: new Float64Array(n).fill(share);
	const weights = own.map((value, i) => {
		if (isCensoring && value === 0) return 0;
		const top = isStabilised ? (value === 1 ? stabilising[i] : 1 - stabilising[i]) : 1;
		return top / (value === 1 ? probabilities[i] : 1 - probabilities[i]);
	});
	const counted = Array.from(weights.keys()).filter((i) => !isCensoring || own[i] === 1);
	const nTruncated = truncatePercentiles ? truncate(where, weights, counted, truncatePercentiles) : 0;
	const given = names ?? Array.from({ length: features.nColumns }, (_, j) => `column ${j + 1}`);
	if (given.length !== features.nColumns) {
		throw new InvalidInputError(
			`${where}: names must be as many as features has columns (${features.nColumns}); got ${given.length}`,
			{ code: "length-mismatch", argument: "names", received: given.length },
		);
	}
	const balance = given.map((name, j) => balanceOf(name, column(features, j), own, weights, isCensoring));
	const warnings: Warning[] = [];
	const nUnsure = counted.filter((i) => {
		const probability = own[i] === 1 ? probabilities[i] : 1 - probabilities[i];
		return !(probability >= SMALLEST_PROBABILITY);
	}).length;
	const nFar = isCensoring
		? nUnsure
		: probabilities.filter((p) => !(p >= SMALLEST_PROBABILITY && p <= 1 - SMALLEST_PROBABILITY)).length;
	if (nFar > 0) {
		warnings.push({
			code: "positivity",
			message: probabilities.some(Number.isNaN)
				? `The features decide ${argument} for some: nobody like them is in the other group, so that no weight exists.`
				: `${nFar} of ${n} have a probability of ${argument} below 1 % or above 99 %: hardly anybody like them is in the other group.`,
		});
	}
	const left = balance.filter(({ after }) => Math.abs(after) > IMBALANCE);
	if (left.length > 0) {
		warnings.push({
			code: "imbalance",
			message: `After weighting ${left.map(({ name, after }) => `${name} (${after.toFixed(2)})`).join(", ")} still differ by over 0.1 SD.`,
		});
	}
	if (nTruncated > 0) {
		warnings.push({
			code: "truncated",
			message: `${nTruncated} weights were cut at percentiles ${truncatePercentiles?.join(" and ")}: less spread for some bias.`,
		});
	}
	return {
		weights,
		probabilities,
		balance,
		effectiveSampleSize: { treated: effectiveSize(weights, own, 1), untreated: effectiveSize(weights, own, 0) },
		meanWeight: counted.reduce((sum, i) => sum + weights[i], 0) / counted.length,
		largestWeight: counted.reduce(
			(largest, i) => (weights[i] > largest || Number.isNaN(weights[i]) ? weights[i] : largest),
			0,
		),
		nTruncated,
		warnings,
	};
}

/** A logistic regression as a Fit; NaN where it has no estimates. */
export const logisticFit: Fit = (features, outcomes) => {
	const { coefficients } = logisticRegression(features, outcomes);
	return ({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => {
			let sum = coefficients[0];
			for (let j = 0; j < nColumns; j++) sum += values[i * nColumns + j] * coefficients[j + 1];
			return inverseLogit(sum);
		});
};

function truncate(
	where: string,
	weights: Float64Array,
	counted: readonly number[],
	[low, high]: readonly [number, number],
): number {
	if (!(low >= 0 && low < high && high <= 100)) {
		throw new InvalidInputError(
			`${where}: truncatePercentiles must be two percentiles in order, 0 to 100; got ${low} and ${high}`,
			{ code: "out-of-range", argument: "truncatePercentiles", received: low },
		);
	}
	const values = counted.map((i) => weights[i]);
	const [from, to] = [quantile(values, low / 100), quantile(values, high / 100)];
	let nTruncated = 0;
	for (const i of counted) {
		if (weights[i] >= from && weights[i] <= to) continue;
		if (Number.isNaN(weights[i])) continue;
		weights[i] = weights[i] < from ? from : to;
		nTruncated++;
	}
	return nTruncated;
}

function balanceOf(
	name: string,
	values: Float64Array,
	treatment: Float64Array,
	weights: Float64Array,
	isCensoring: boolean,
): Balance {
	const isIn = (group: number) => (_: number, i: number) =>
		isCensoring && group === 0 ? true : treatment[i] === group;
	const spread = Math.sqrt((variance(values.filter(isIn(1))) + variance(values.filter(isIn(0)))) / 2);
	const meanOf = (group: number, weighted: boolean) => {
		let sum = 0;
		let total = 0;
		for (let i = 0; i < values.length; i++) {
			if (!isIn(group)(0, i)) continue;
			const weight = weighted && !(isCensoring && group === 0) ? weights[i] : 1;
			sum += weight * values[i];
			total += weight;
		}
		return sum / total;
	};
	const distance = (weighted: boolean) =>
		spread > 0 ? (meanOf(1, weighted) - meanOf(0, weighted)) / spread : Number.NaN;
	return { name, before: distance(false), after: distance(true) };
}

function effectiveSize(weights: Float64Array, treatment: Float64Array, group: number): number {
	let sum = 0;
	let squares = 0;
	for (let i = 0; i < weights.length; i++) {
		if (treatment[i] !== group) continue;
		sum += weights[i];
		squares += weights[i] * weights[i];
	}
	return squares > 0 ? (sum * sum) / squares : squares === 0 ? 0 : Number.NaN;
}
