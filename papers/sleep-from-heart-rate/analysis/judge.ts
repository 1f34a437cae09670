import { type Samples, seededRandom } from "@quickening/core";
import { quantile } from "@quickening/stats";
import {
	type AgreementMeasures,
	agreementOfParticipants,
	areaUnderRoc,
	bootstrapAuc,
	calibration,
} from "@quickening/validation";
import type { Epochs } from "./epochs.ts";
import { type Draws, type Estimate, estimateOf, meanOfKnown, overPeople } from "./over-people.ts";
import { NREM, REM, WAKE } from "./recordings.ts";

/** What a model said of every epoch when it had not seen the person: three probabilities an epoch. */
export type OutOfFold = Float64Array;

/** Sleep against wake by one decision: pooled, and as a mean over people. */
export interface SleepWake {
	readonly accuracy: Estimate;
	/** Of sleep. */
	readonly sensitivity: Estimate;
	/** Of wake. */
	readonly specificity: Estimate;
	readonly kappa: Estimate;
	readonly meanAccuracy: Estimate;
	readonly meanSensitivity: Estimate;
	readonly meanSpecificity: Estimate;
	readonly meanKappa: Estimate;
}

/** Three classes by the likeliest. */
export interface ThreeClasses {
	readonly accuracy: Estimate;
	readonly kappa: Estimate;
	readonly meanAccuracy: Estimate;
	readonly meanKappa: Estimate;
	readonly wake: Estimate;
	readonly nrem: Estimate;
	readonly rem: Estimate;
}

/** Probability of sleep. */
export interface Probability {
	readonly auc: Estimate;
	readonly meanAuc: Estimate;
	readonly brier: Estimate;
	readonly calibrationIntercept: Estimate;
	readonly calibrationSlope: Estimate;
}

export const asleep = (told: OutOfFold): Float64Array =>
	Float64Array.from({ length: told.length / 3 }, (_, i) => 1 - told[3 * i]!);

/** The likeliest class of each epoch; of equals the first. */
export function likeliest(told: OutOfFold): number[] {
	return Array.from({ length: told.length / 3 }, (_, i) => {
		const [wake, nrem, rem] = told.subarray(3 * i, 3 * i + 3);
		return wake! >= nrem! && wake! >= rem! ? WAKE : nrem! >= rem! ? NREM : REM;
	});
}

/**
 * Sleep (1) or wake (0) by each person's own threshold: that which finds the given share of sleep in the other people. Theirs are
 * probabilities of models that may have been trained on this person; nothing of this person's own is looked at.
 */
export function saidAtSensitivity(
	told: OutOfFold,
	{ stages, person, personIds }: Epochs,
	sensitivity: number,
): number[] {
	const sleep = asleep(told);
	const thresholds = personIds.map((_, p) =>
		quantile(
			sleep.filter((_, i) => person[i] !== p && stages[i] !== WAKE),
			1 - sensitivity,
		),
	);
	return Array.from(sleep, (probability, i) => (probability >= thresholds[person[i]!]! ? 1 : 0));
}

/** Rows of some epochs, with what is asked of them. */
export interface Chosen {
	readonly rows: readonly number[];
	readonly draws: Draws;
}

const pick = (values: Samples, rows: readonly number[]) => rows.map((row) => values[row]!);

export function judgeSleepWake(
	said: readonly number[],
	{ stages, person }: Epochs,
	{ rows, draws }: Chosen,
): SleepWake {
	const { pooled, mean } = agreementOfParticipants(
		pick(said, rows),
		rows.map((row) => (stages[row] === WAKE ? 0 : 1)),
		{ nClasses: 2, participantIds: rows.map((row) => person[row]!), ...random(draws) },
	);
	const of = ({ accuracy, kappa, classes }: AgreementMeasures) => ({
		accuracy: estimateOf(accuracy),
		kappa: estimateOf(kappa),
		sensitivity: estimateOf(classes[1]!.sensitivity),
		specificity: estimateOf(classes[1]!.specificity),
	});
	const means = of(mean);
	return {
		...of(pooled),
		meanAccuracy: means.accuracy,
		meanKappa: means.kappa,
		meanSensitivity: means.sensitivity,
		meanSpecificity: means.specificity,
	};
}

export function judgeThreeClasses(
	said: readonly number[],
	{ stages, person }: Epochs,
	{ rows, draws }: Chosen,
): ThreeClasses {
	const { pooled, mean } = agreementOfParticipants(pick(said, rows), pick(stages, rows), {
		...{ nClasses: 3, participantIds: rows.map((row) => person[row]!), ...random(draws) },
	});
	return {
		accuracy: estimateOf(pooled.accuracy),
		kappa: estimateOf(pooled.kappa),
		meanAccuracy: estimateOf(mean.accuracy),
		meanKappa: estimateOf(mean.kappa),
		wake: estimateOf(pooled.classes[WAKE]!.sensitivity),
		nrem: estimateOf(pooled.classes[NREM]!.sensitivity),
		rem: estimateOf(pooled.classes[REM]!.sensitivity),
	};
}

export function judgeProbability(told: OutOfFold, epochs: Epochs, { rows, draws }: Chosen): Probability {
	const { stages, person } = epochs;
	const sleep = pick(asleep(told), rows);
	const outcomes = rows.map((row) => (stages[row] === WAKE ? 0 : 1));
	const participantIds = rows.map((row) => person[row]!);
	const byPerson = [...Map.groupBy(rows.keys(), (i) => participantIds[i]!).values()].map((own) => {
		const probabilities = own.map((i) => sleep[i]!);
		const known = own.map((i) => outcomes[i]!);
		const hasBoth = known.includes(0) && known.includes(1);
		return {
			n: own.length,
			auc: hasBoth ? areaUnderRoc(probabilities, known) : Number.NaN,
			squares: probabilities.reduce((sum, p, i) => sum + (p - known[i]!) ** 2, 0),
		};
	});
	const { intercept, slope } = calibration(sleep, outcomes, { participantIds, clip: 0.001 });
	return {
		auc: estimateOf(bootstrapAuc(sleep, outcomes, { participantIds, ...random(draws) })),
		meanAuc: overPeople(byPerson, (some) => meanOfKnown(some.map(({ auc }) => auc)), draws),
		brier: overPeople(
			byPerson,
			(some) => some.reduce((sum, { squares }) => sum + squares, 0) / some.reduce((sum, { n }) => sum + n, 0),
			draws,
		),
		calibrationIntercept: estimateOf(intercept),
		calibrationSlope: estimateOf(slope),
	};
}

const random = ({ repeats, seed }: Draws) => ({ repeats, random: seededRandom(seed) });

/** One model's kappa of three classes less another's, on the same draws. */
export function kappaDifference(
	first: readonly number[],
	second: readonly number[],
	{ stages, person }: Epochs,
	draws: Draws,
): { readonly pooled: Estimate; readonly mean: Estimate } {
	const { difference } = agreementOfParticipants(first, stages, {
		...{ nClasses: 3, participantIds: person, second, ...random(draws) },
	});
	return { pooled: estimateOf(difference!.pooled.kappa), mean: estimateOf(difference!.mean.kappa) };
}
