import { checkInteger, InvalidInputError, type Random, type Samples, seededRandom } from "@quickening/core";
import { bootstrapInterval } from "@quickening/stats";

/** The epochs of a night, or of all nights of a person: those of a person are resampled together. */
export interface ScoredEpochs {
	readonly participantId: string;
	/** What is held to be true, by epoch: a class, 0 .. nClasses - 1; NaN where not known. */
	readonly reference: Samples;
	/** What is judged, as long. */
	readonly device: Samples;
}

export interface EpochAgreementOptions {
	/** 2 by default: 0 awake, 1 asleep. */
	readonly nClasses?: number;
	/** Resamples of people; 2000 by default, 0 for no intervals. */
	readonly repeats?: number;
	readonly levelPercent?: number;
	readonly random?: Random;
}

/** A measure with its interval, and by person. */
export interface AgreementEstimate {
	/** Of all epochs together. */
	readonly pooled: number;
	/** Bootstrap over people, percentiles; NaN without intervals, or with one person. */
	readonly low: number;
	readonly high: number;
	/** Mean over the people of whom it is known, who then count alike. */
	readonly meanOfPeople: number;
	readonly standardDeviationOfPeople: number;
	/** One a person, in order of their ids; NaN where not known. */
	readonly byPerson: readonly number[];
}

/** Agreement epoch by epoch. */
export interface EpochAgreement {
	/** Share of the epochs on which both agree. */
	readonly accuracy: AgreementEstimate;
	/** Cohen's kappa: agreement beyond what the two shares would give by chance. NaN when there is no room beyond. */
	readonly kappa: AgreementEstimate;
	/** (nClasses x accuracy - 1) / (nClasses - 1): kappa as if all classes were as frequent. */
	readonly pabak: AgreementEstimate;
	/** For each class, the share of its epochs that the device finds. Of class 1: sensitivity (to sleep); of class 0: specificity (to wake). */
	readonly sensitivity: readonly AgreementEstimate[];
	/** For each class, the share of the device's epochs of it that are right. */
	readonly precision: readonly AgreementEstimate[];
	/** Epochs by reference (row) and device (column). */
	readonly confusion: readonly (readonly number[])[];
	readonly participantIds: readonly string[];
	readonly nEpochs: number;
	/** Epochs left out because either is not known. */
	readonly nUnknown: number;
	/** Resamples in which a measure could not be had, of the most affected; they are left out. */
	readonly nNotEstimable: number;
}

/**
 * Agreement epoch by epoch, with the person as what is resampled: nights and epochs of one person are not independent.
 *
 * Always beside it: accuracy of "always asleep" is the share of sleep, its kappa 0, its specificity 0.
 *
 * @param nights - One entry a night or a person; those with the same id are put together.
 * @param options - Classes, resamples, level and randomness.
 * @returns Each measure over all epochs, with interval, and by person.
 * @throws InvalidInputError when there is no night, lengths differ, or a class is none.
 *
 * Source: Menghini L et al. Sleep 2021;44:zsaa170, doi:10.1093/sleep/zsaa170; kappa: Cohen J. Educ Psychol Meas 1960;20:37-46,
 * doi:10.1177/001316446002000104; PABAK: Byrt T, Bishop J, Carlin JB. J Clin Epidemiol 1993;46:423-429,
 * doi:10.1016/0895-4356(93)90018-V.
 * Agrees with: scikit-learn 1.9.1, accuracy_score, cohen_kappa_score and recall_score, to 1e-12 (tests/peers/sleep).
 * @example
 * epochAgreement([{ participantId: "a", reference: [1, 1, 0, 0], device: [1, 1, 1, 0] }], { repeats: 0 }).accuracy.pooled; // 0.75
 */
export function epochAgreement(
	nights: readonly ScoredEpochs[],
	{ nClasses = 2, repeats = 2000, levelPercent = 95, random = seededRandom(1) }: EpochAgreementOptions = {},
): EpochAgreement {
	const where = "epochAgreement";
	checkInteger(where, "nClasses", nClasses, 2);
	checkInteger(where, "repeats", repeats, 0);
	const { participantIds, confusions, nUnknown } = confusionsByPerson(nights, nClasses);
	const nPeople = participantIds.length;
	const pooled = sumOf(
		confusions,
		Int32Array.from(confusions, (_, i) => i),
		nClasses,
	);
	let nNotEstimable = 0;
	const estimate = (measure: (confusion: Float64Array) => number): AgreementEstimate => {
		const byPerson = confusions.map(measure);
		const known = byPerson.filter((value) => !Number.isNaN(value));
		const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
		const squares = known.reduce((sum, value) => sum + (value - centre) ** 2, 0);
		let low = Number.NaN;
		let high = Number.NaN;
		if (repeats > 0 && nPeople > 1) {
			const statistic = (people: Int32Array) => measure(sumOf(confusions, people, nClasses));
			const interval = bootstrapInterval(nPeople, statistic, { repeats, method: "percentile", levelPercent, random });
			({ low, high } = interval);
			nNotEstimable = Math.max(nNotEstimable, interval.nNotEstimable);
		}
		return {
			pooled: measure(pooled),
			low,
			high,
			meanOfPeople: centre,
			standardDeviationOfPeople: Math.sqrt(squares / (known.length - 1)),
			byPerson,
		};
	};
	const classes = Array.from({ length: nClasses }, (_, k) => k);
	const measures = {
		accuracy: estimate((confusion) => accuracyOf(confusion, nClasses)),
		kappa: estimate((confusion) => kappaOf(confusion, nClasses)),
		pabak: estimate((confusion) => (nClasses * accuracyOf(confusion, nClasses) - 1) / (nClasses - 1)),
		sensitivity: classes.map((k) =>
			estimate((c) => c[k * nClasses + k] / sumOver(classes, (j) => c[k * nClasses + j])),
		),
		precision: classes.map((k) => estimate((c) => c[k * nClasses + k] / sumOver(classes, (j) => c[j * nClasses + k]))),
	};
	return {
		...measures,
		confusion: classes.map((k) => [...pooled.subarray(k * nClasses, (k + 1) * nClasses)]),
		participantIds,
		nEpochs: pooled.reduce((sum, count) => sum + count, 0),
		nUnknown,
		nNotEstimable,
	};
}

function confusionsByPerson(nights: readonly ScoredEpochs[], nClasses: number) {
	const where = "epochAgreement";
	if (nights.length === 0)
		throw new InvalidInputError(`${where}: nights must have at least 1 entry; got 0`, {
			code: "too-short",
			argument: "nights",
			received: 0,
		});
	const byId = new Map<string, Float64Array>();
	let nUnknown = 0;
	for (const { participantId, reference, device } of nights) {
		if (reference.length !== device.length)
			throw new InvalidInputError(
				`${where}: device must be as long as reference (${reference.length}); got ${device.length} for ${participantId}`,
				{ code: "length-mismatch", argument: "device", received: device.length },
			);
		const confusion = byId.get(participantId) ?? new Float64Array(nClasses * nClasses);
		byId.set(participantId, confusion);
		for (let i = 0; i < reference.length; i++) {
			const [row, column] = [reference[i], device[i]];
			if (Number.isNaN(row) || Number.isNaN(column)) nUnknown++;
			else if (
				Number.isInteger(row) &&
				Number.isInteger(column) &&
				row >= 0 &&
				column >= 0 &&
				row < nClasses &&
				column < nClasses
			)
				confusion[row * nClasses + column]++;
			else
				throw new InvalidInputError(
					`${where}: classes must be whole numbers of 0 to ${nClasses - 1}, or NaN; got ${row} and ${column} at ${i}`,
					{ code: "not-a-class", argument: "nights", received: [row, column] },
				);
		}
	}
	const participantIds = [...byId.keys()].sort();
	return { participantIds, confusions: participantIds.map((id) => byId.get(id) as Float64Array), nUnknown };
}

function sumOf(confusions: readonly Float64Array[], people: Int32Array, nClasses: number): Float64Array {
	const sum = new Float64Array(nClasses * nClasses);
	for (const person of people) for (let j = 0; j < sum.length; j++) sum[j] += confusions[person][j];
	return sum;
}

function sumOver(classes: readonly number[], of: (k: number) => number): number {
	let sum = 0;
	for (const k of classes) sum += of(k);
	return sum;
}

function accuracyOf(confusion: Float64Array, nClasses: number): number {
	let right = 0;
	let all = 0;
	for (let j = 0; j < confusion.length; j++) all += confusion[j];
	for (let k = 0; k < nClasses; k++) right += confusion[k * nClasses + k];
	return right / all;
}

function kappaOf(confusion: Float64Array, nClasses: number): number {
	let all = 0;
	for (let j = 0; j < confusion.length; j++) all += confusion[j];
	let chance = 0;
	for (let k = 0; k < nClasses; k++) {
		let row = 0;
		let column = 0;
		for (let j = 0; j < nClasses; j++) {
			row += confusion[k * nClasses + j];
			column += confusion[j * nClasses + k];
		}
		chance += (row / all) * (column / all);
	}
	const room = 1 - chance;
	return room > 1e-12 ? (accuracyOf(confusion, nClasses) - chance) / room : Number.NaN;
}
