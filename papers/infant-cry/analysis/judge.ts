import { type Samples, seededRandom } from "@quickening/core";
import { windowNumbers } from "@quickening/deep-learning";
import { bootstrapInterval, type Fit, take } from "@quickening/stats";
import {
	areaUnderRoc,
	areaWithinStrata,
	averagePrecision,
	brierScore,
	type CrossValidationOptions,
	calibration,
	macroF1,
	repeatedCrossValidation,
} from "@quickening/validation";

/** Probabilities of hungry from models that did not see their recording. */
export interface OutOfFold {
	readonly probabilities: Float64Array;
	readonly outcomes: Float64Array;
	readonly folds: Int32Array;
	/** For each recording the share of hungry in the part that its model was trained on. */
	readonly trainingShares: Float64Array;
}

/** An estimate with its 95 % interval over draws of installations; null where it cannot be estimated. */
export interface Judged {
	readonly estimate: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

/** How well probabilities of hungry do. */
export interface Performance {
	/** Of pairs within a fold: folds of whole installations differ in their share of hungry. */
	readonly auc: Judged;
	/** Of pairs over all folds. */
	readonly pooledAuc: Judged;
	/** Of calling hungry what is at least as probable as hungry was common in training. */
	readonly macroF1: Judged;
	/** Share of recordings whose likelier class is right. */
	readonly accuracy: Judged;
	/** Area under precision and sensitivity for the rarer class, other. */
	readonly auprcOther: Judged;
	readonly brier: Judged;
	readonly calibrationSlope: Judged;
}

/** A measure of some recordings, numbered; one may be named several times. */
export type Measure = (told: OutOfFold, rows: readonly number[]) => number;

/** One split into five, a model for each fold. */
export function outOfFold(
	fit: Fit,
	outcomes: Float64Array,
	options: Pick<CrossValidationOptions, "folds" | "participantIds" | "random">,
): OutOfFold {
	const { predictions, folds } = repeatedCrossValidation(fit, windowNumbers(outcomes.length), outcomes, {
		...options,
		repeats: 1,
	});
	const own = folds[0]!;
	const trainingShares = outcomes.map((_, row) => share(outcomes.filter((_, other) => own[other] !== own[row])));
	return { probabilities: predictions, outcomes, folds: own, trainingShares };
}

export const auc: Measure = ({ probabilities, outcomes, folds }, rows) =>
	areaWithinStrata(
		take(probabilities, rows),
		take(outcomes, rows),
		rows.map((row) => folds[row]!),
	);

/** Hungry is what is at least as probable as stated. */
const macroF1At =
	(thresholdOf: (told: OutOfFold, row: number) => number): Measure =>
	(told, rows) =>
		macroF1(
			rows.map((row) => (told.probabilities[row]! >= thresholdOf(told, row) ? 1 : 0)),
			take(told.outcomes, rows),
		);

export const macroF1AtShare: Measure = macroF1At(({ trainingShares }, row) => trainingShares[row]!);
export const macroF1AtHalf: Measure = macroF1At(() => 0.5);

export const accuracy: Measure = ({ probabilities, outcomes }, rows) =>
	rows.reduce((sum, row) => sum + (probabilities[row]! >= 0.5 === (outcomes[row] === 1) ? 1 : 0), 0) / rows.length;

const pooled =
	(measure: (probabilities: Float64Array, outcomes: Float64Array) => number): Measure =>
	({ probabilities, outcomes }, rows) => {
		const own = take(outcomes, rows);
		// A draw of one outcome alone has no ranking and no slope.
		return share(own) === 0 || share(own) === 1 ? Number.NaN : measure(take(probabilities, rows), own);
	};

const complement = (values: Float64Array) => values.map((value) => 1 - value);
const share = (values: Samples) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** All measures of one model. */
export function judge(told: OutOfFold, options: ResamplingOptions): Performance {
	const judged = (measure: Measure) => judgeBy((rows) => measure(told, rows), options);
	return {
		auc: judged(auc),
		pooledAuc: judged(pooled(areaUnderRoc)),
		macroF1: judged(macroF1AtShare),
		accuracy: judged(accuracy),
		auprcOther: judged(pooled((p, y) => averagePrecision(complement(p), complement(y)))),
		brier: judged(pooled(brierScore)),
		calibrationSlope: judged(pooled((p, y) => calibration(p, y, { clip: 0.001 }).slope.estimate)),
	};
}

/** How intervals are drawn: installations with all their recordings, the same draws for every model. */
export interface ResamplingOptions {
	/** The recordings that are judged, and whose they are. */
	readonly rows: readonly { readonly row: number; readonly instanceId: string }[];
	readonly repeats: number;
	readonly seed: string;
}

/** What is measured on the recordings, with its percentile interval over draws of installations. */
export function judgeBy(
	measure: (rows: readonly number[]) => number,
	{ rows, repeats, seed }: ResamplingOptions,
): Judged {
	const rowsOf = new Map<string, number[]>();
	for (const { row, instanceId } of rows) {
		const own = rowsOf.get(instanceId);
		if (own === undefined) rowsOf.set(instanceId, [row]);
		else own.push(row);
	}
	const groups = [...rowsOf.values()];
	const { estimate, low, high } = bootstrapInterval(
		groups.length,
		(units) => {
			const drawn: number[] = [];
			for (let i = 0; i < units.length; i++) drawn.push(...groups[units[i]!]!);
			return measure(drawn);
		},
		{ method: "percentile", repeats, random: seededRandom(seed) },
	);
	const orNull = (value: number) => (Number.isFinite(value) ? value : null);
	return { estimate: orNull(estimate), low: orNull(low), high: orNull(high) };
}
