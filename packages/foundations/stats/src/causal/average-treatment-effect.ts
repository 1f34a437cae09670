import {
	checkName,
	InvalidInputError,
	isInvalidInput,
	type Random,
	type Samples,
	seededRandom,
	type Warning,
} from "@quickening/core";
import type { BootstrapInterval, BootstrapOptions } from "../bootstrap/bootstrap-interval.ts";
import { groupBootstrapInterval } from "../bootstrap/group-bootstrap-interval.ts";
import type { GroupLabels } from "../mixed/grouping.ts";
import type { Fit } from "../model/fit.ts";
import { type Matrix, take, takeRows } from "../model/matrix.ts";
import { linearRegression } from "../regression/linear-regression.ts";
import { inverseProbabilityWeights, logisticFit } from "./inverse-probability-weights.ts";
import { checkTreatment, withColumn } from "./treatment-data.ts";

export interface TreatmentEffectOptions extends Omit<BootstrapOptions, "method"> {
	/** n values, 0 or 1, both present. */
	readonly treatment: Samples;
	/** n values: 0 and 1, or a measure; NaN where the participant was lost. */
	readonly outcome: Samples;
	/** What both depend on, n x k, finite. */
	readonly features: Matrix;
	/**
	 * "g-computation": a model of the outcome, averaged over everyone as if treated and as if not; "weighting": means weighted
	 * by the inverse
	 * probability of treatment (and of being seen); "doubly-robust": both, right when either model is (AIPW).
	 */
	readonly method: "g-computation" | "weighting" | "doubly-robust";
	/** Model of the outcome from treatment (first column) and features; logistic for 0 and 1, linear otherwise, by default. */
	readonly outcomeFit?: Fit;
	/** Model of treatment, and of being seen, from the features (and treatment); logistic by default. */
	readonly treatmentFit?: Fit;
	/** Percentiles at which weights are cut; none by default. */
	readonly truncatePercentiles?: readonly [low: number, high: number];
	/** Whose row it is: the bootstrap draws participants. Each row is one by default. */
	readonly groups?: GroupLabels;
}

/** Means if everyone were treated and if nobody were, with effects; intervals by the bootstrap over participants. */
export interface TreatmentEffect {
	readonly treated: BootstrapInterval;
	readonly untreated: BootstrapInterval;
	readonly difference: BootstrapInterval;
	/** Of the means; NaN when that of the untreated is not above 0. */
	readonly ratio: BootstrapInterval;
	/** Of an outcome of 0 and 1; NaN for others. */
	readonly oddsRatio: BootstrapInterval;
	readonly n: number;
	readonly nTreated: number;
	readonly nLost: number;
	/** "positivity", "imbalance", "truncated", "lost", "not-estimable". */
	readonly warnings: readonly Warning[];
}

/**
 * Average effect of a treatment from data in which it was not drawn by lot: by g-computation (standardisation),
 * inverse-probability
 * weighting, or both at once.
 *
 * It is the effect of treatment when the features hold all that treatment and outcome have in common (nothing tells that from
 * data: see
 * `eValue`), everybody could have been either (see `inverseProbabilityWeights`), and the models hold. Participants who were
 * lost are
 * taken as lost at random given treatment and features.
 *
 * @param options - `treatment`, `outcome`, `features`, `method`, `outcomeFit`, `treatmentFit`, `truncatePercentiles`,
 *   `groups`; of the
 *   bootstrap (by percentiles) `repeats` (1000), `levelPercent` (95), `random`.
 * @returns Means, difference, ratio and odds ratio. Every model is fitted anew in each resample; one in which it cannot be is
 *   counted in
 *   `nNotEstimable`. NaN with a warning when the data themselves do not let it.
 * @throws InvalidInputError when lengths differ, a feature is not finite, treatment is not 0 and 1, every outcome is missing
 *   or an
 *   outcome is infinite, or a linear model has collinear columns.
 *
 * Source: Robins J. Math Modelling 1986;7:1393-1512, doi:10.1016/0270-0255(86)90088-6; Snowden JM, Rose S, Mortimer KM. Am J
 * Epidemiol
 * 2011;173:731-738, doi:10.1093/aje/kwq472; weights: doi:10.1097/00001648-200009000-00011; both: Robins JM, Rotnitzky A, Zhao
 * LP. J Am
 * Stat Assoc 1994;89:846-866, doi:10.1080/01621459.1994.10476818.
 * Agrees with: R's glm and lm with the three estimators written out, to 1e-9 (tests/peers/causal).
 * @example
 * averageTreatmentEffect({
 *   treatment: [1, 0, 1, 0, 1, 0, 1, 0],
 *   outcome: [5, 3, 6, 4, 8, 5, 7, 6],
 *   features: matrixFromColumns([[0, 0, 0, 0, 1, 1, 1, 1]]),
 *   method: "g-computation",
 *   repeats: 20,
 * }).difference.estimate; // 2
 */
export function averageTreatmentEffect(options: TreatmentEffectOptions): TreatmentEffect {
	const where = "averageTreatmentEffect";
	const { treatment, outcome, features, method, truncatePercentiles, levelPercent = 95, repeats = 1000 } = options;
	checkName(where, "method", method, ["g-computation", "weighting", "doubly-robust"]);
	checkTreatment(where, "treatment", treatment, features);
	const n = treatment.length;
	checkOutcome(where, outcome, n);
	const groups = options.groups ?? Array.from({ length: n }, (_, i) => i);
	if (groups.length !== n) {
		throw new InvalidInputError(`${where}: groups must be as long as treatment (${n}); got ${groups.length}`, {
			code: "length-mismatch",
			argument: "groups",
			received: groups.length,
		});
	}
	const known = Array.from(outcome).filter((value) => !Number.isNaN(value));
	const isBinary = known.every((value) => value === 0 || value === 1);
	const outcomeFit = options.outcomeFit ?? (isBinary ? logisticFit : linearFit);
	const treatmentFit = options.treatmentFit ?? logisticFit;
	const estimate = (rows: Data) => means(rows, method, outcomeFit, treatmentFit, truncatePercentiles);
	// One resample serves all measures: each is asked for in the same order.
	const found: (readonly [number, number])[] = [];
	const seed = Math.floor((options.random ?? seededRandom(1))() * 2 ** 53);
	const measure = (of: (treated: number, untreated: number) => number): BootstrapInterval => {
		let call = 0;
		return groupBootstrapInterval(
			groups,
			(rows) => {
				found[call] ??= call === 0 ? estimate({ treatment, outcome, features }) : resampled(rows);
				return of(...(found[call++] as readonly [number, number]));
			},
			{ repeats, levelPercent, method: "percentile", random: seededRandom(seed) },
		);
	};
	const resampled = (rows: Int32Array): readonly [number, number] => {
		const data = { treatment: take(treatment, rows), outcome: take(outcome, rows), features: takeRows(features, rows) };
		try {
			return estimate(data);
		} catch (error) {
			// A resample without one of the groups, or with a column that does not vary, has no estimate.
			if (isInvalidInput(error)) return [Number.NaN, Number.NaN];
			throw error;
		}
	};
	const treated = measure((one) => one);
	const nLost = n - known.length;
	const warnings: Warning[] = [];
	if (nLost > 0) {
		warnings.push({
			code: "lost",
			message: `${nLost} of ${n} outcomes are missing, and taken as missing at random given the rest.`,
		});
	}
	if (method !== "g-computation") {
		const { warnings: found } = inverseProbabilityWeights(treatment, {
			features,
			fit: treatmentFit,
			...(truncatePercentiles && { truncatePercentiles }),
		});
		warnings.push(...found);
	}
	if (Number.isNaN(treated.estimate)) {
		warnings.push({
			code: "not-estimable",
			message: "A model has no estimates: its columns separate the groups or the outcomes, or are collinear.",
		});
	}
	return {
		treated,
		untreated: measure((_, zero) => zero),
		difference: measure((one, zero) => one - zero),
		ratio: measure((one, zero) => (zero > 0 ? one / zero : Number.NaN)),
		oddsRatio: measure((one, zero) => (isBinary ? (one / (1 - one)) * ((1 - zero) / zero) : Number.NaN)),
		n,
		nTreated: Array.from(treatment).filter((value) => value === 1).length,
		nLost,
		warnings,
	};
}

interface Data {
	readonly treatment: Samples;
	readonly outcome: Samples;
	readonly features: Matrix;
}

/** Means if all were treated and if none were. */
function means(
	{ treatment, outcome, features }: Data,
	method: TreatmentEffectOptions["method"],
	outcomeFit: Fit,
	treatmentFit: Fit,
	truncatePercentiles: readonly [number, number] | undefined,
): readonly [number, number] {
	const where = "averageTreatmentEffect";
	checkTreatment(where, "treatment", treatment, features);
	const n = treatment.length;
	const random = (): Random => seededRandom(1);
	const isSeen = Float64Array.from(outcome, (value) => (Number.isNaN(value) ? 0 : 1));
	const all = withColumn(treatment, features);
	const seen = Int32Array.from(isSeen.keys()).filter((i) => isSeen[i] === 1);
	const predictions = [1, 0].map((value) => {
		if (method === "weighting") return new Float64Array(n);
		return outcomeFit(takeRows(all, seen), take(outcome, seen), random())(withColumn(value, features));
	});
	if (method === "g-computation") return [average(predictions[0]), average(predictions[1])];
	const { weights } = inverseProbabilityWeights(treatment, {
		features,
		isStabilised: false,
		fit: treatmentFit,
		...(truncatePercentiles && { truncatePercentiles }),
	});
	const ofSeen = seen.length === n ? new Float64Array(n).fill(1) : treatmentFit(all, isSeen, random())(all);
	return [1, 0].map((value, k) => {
		let sum = 0;
		let total = 0;
		let predicted = 0;
		for (let i = 0; i < n; i++) {
			predicted += predictions[k][i] / n;
			if (treatment[i] !== value || isSeen[i] === 0) continue;
			const weight = weights[i] / ofSeen[i];
			sum += weight * (outcome[i] - predictions[k][i]);
			total += weight;
		}
		return method === "weighting" ? sum / total : predicted + sum / n;
	}) as unknown as readonly [number, number];
}

function average(values: Float64Array): number {
	let mean = 0;
	for (let i = 0; i < values.length; i++) mean += (values[i] - mean) / (i + 1);
	return mean;
}

/** A linear regression as a Fit: predictions in the outcome's unit. */
const linearFit: Fit = (features, outcomes) => {
	const { coefficients } = linearRegression(features, outcomes);
	return ({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => {
			let sum = coefficients[0].estimate;
			for (let j = 0; j < nColumns; j++) sum += values[i * nColumns + j] * coefficients[j + 1].estimate;
			return sum;
		});
};

function checkOutcome(where: string, outcome: Samples, n: number): void {
	const infinite = Array.from(outcome).find((value) => !Number.isNaN(value) && !Number.isFinite(value));
	if (outcome.length === n && infinite === undefined && !Array.from(outcome).every(Number.isNaN)) return;
	throw new InvalidInputError(
		outcome.length !== n
			? `${where}: outcome must be as long as treatment (${n}); got ${outcome.length}`
			: infinite !== undefined
				? `${where}: outcome must be finite, or NaN where it is missing; got ${infinite}`
				: `${where}: outcome must be known for some; got NaN in all ${n} rows`,
		{ code: "not-finite", argument: "outcome", received: infinite ?? outcome.length },
	);
}
