import { checkInteger, drawIntegers, type Random, type Samples, seededRandom } from "@quickening/core";
import { type Matrix, quantileOfSorted, tailOf } from "@quickening/stats";
import type { BootstrapEstimate } from "../discrimination/bootstrap-auc.ts";
import { type ParticipantIds, rowsByParticipant } from "../resampling/participants.ts";
import { classAgreement } from "./class-agreement.ts";
import { cohenKappa, margins } from "./cohen-kappa.ts";
import { confusionMatrix } from "./confusion-matrix.ts";
import { prevalenceAdjustedKappa } from "./prevalence-adjusted-kappa.ts";

export interface AgreementOptions {
	/** Classes are 0 .. nClasses - 1. */
	readonly nClasses: number;
	/** One id a row: participants are drawn, with all their rows. */
	readonly participantIds: ParticipantIds;
	/** Another model's classes of the same rows: differences come from the same draws. */
	readonly second?: Samples;
	/** Default 1000. */
	readonly repeats?: number;
	/** Default 95. */
	readonly levelPercent?: number;
	readonly random?: Random;
}

/** A measure with its limits, and in how many participants it can be told. */
export interface AgreementEstimate extends BootstrapEstimate {
	readonly nParticipants: number;
}

/** Measures of agreement, overall and of each class against the rest. */
export interface AgreementMeasures {
	readonly accuracy: AgreementEstimate;
	/** Cohen's kappa of all classes. */
	readonly kappa: AgreementEstimate;
	/** Kappa as if all classes were as frequent: accuracy on its scale. */
	readonly pabak: AgreementEstimate;
	readonly classes: readonly {
		readonly sensitivity: AgreementEstimate;
		readonly specificity: AgreementEstimate;
		readonly positivePredictiveValue: AgreementEstimate;
		readonly negativePredictiveValue: AgreementEstimate;
		readonly kappa: AgreementEstimate;
	}[];
}

/** What {@link agreementOfParticipants} gives. */
export interface AgreementOfParticipants {
	readonly nRows: number;
	readonly nParticipants: number;
	/** Counts of all rows, and of each participant's in order of first appearance. */
	readonly counts: Matrix;
	readonly participants: readonly { readonly id: string | number; readonly counts: Matrix }[];
	/** Of all rows together: who has more rows counts more. */
	readonly pooled: AgreementMeasures;
	/** Mean over participants, each counting the same; those in whom a measure cannot be told are left out of it. */
	readonly mean: AgreementMeasures;
	/** First minus second, where a second model was given. */
	readonly difference?: { readonly pooled: AgreementMeasures; readonly mean: AgreementMeasures };
	readonly method: string;
}

/**
 * Agreement of classes with a reference, of all rows and as a mean over participants, with percentile limits from a bootstrap
 * over participants: rows of one person are not independent, and a limit that takes them for it is too narrow.
 *
 * @param predicted - n classes, 0 .. nClasses - 1.
 * @param reference - n classes.
 * @throws InvalidInputError when lengths differ, a class is not one, or an option is not usable.
 *
 * Source: Davison and Hinkley 1997, doi:10.1017/CBO9780511802843, section 3.8; kappa: Cohen 1960,
 * doi:10.1177/001316446002000104.
 * @example
 * agreementOfParticipants([0, 1, 1, 0], [0, 1, 0, 0], { nClasses: 2, participantIds: [1, 1, 2, 2] }).pooled.accuracy.estimate;
 * // 0.75
 */
export function agreementOfParticipants(
	predicted: Samples,
	reference: Samples,
	{ nClasses, participantIds, second, repeats = 1000, levelPercent = 95, random = seededRandom(1) }: AgreementOptions,
): AgreementOfParticipants {
	const where = "agreementOfParticipants";
	checkInteger(where, "repeats", repeats, 1);
	const tail = tailOf(where, levelPercent);
	const counts = confusionMatrix(predicted, reference, { nClasses });
	const groups = rowsByParticipant(where, reference.length, participantIds);
	const countsOf = (classes: Samples) =>
		groups.map((rows) =>
			confusionMatrix(
				rows.map((row) => classes[row]),
				rows.map((row) => reference[row]),
				{ nClasses },
			),
		);
	const own = countsOf(predicted);
	const draws = drawTimes(groups.length, repeats, random);
	const first = measureDraws(own, draws);
	const describe = (drawn: Measured): AgreementMeasures => summarise(drawn, nClasses, tail);
	let difference: AgreementOfParticipants["difference"];
	if (second !== undefined) {
		const other = measureDraws(countsOf(second), draws);
		difference = {
			pooled: describe(subtract(first.pooled, other.pooled)),
			mean: describe(subtract(first.mean, other.mean)),
		};
	}
	return {
		nRows: reference.length,
		nParticipants: groups.length,
		counts,
		participants: groups.map((rows, i) => ({ id: participantIds[rows[0]], counts: own[i] })),
		pooled: describe(first.pooled),
		mean: describe(first.mean),
		...(difference && { difference }),
		method: `percentile bootstrap over ${groups.length} participants, ${repeats} draws`,
	};
}

/** Measures by their place: of the data, and of each draw. */
interface Measured {
	readonly estimates: Float64Array;
	readonly draws: readonly Float64Array[];
	/** Participants in whom each can be told. */
	readonly nParticipants: Int32Array;
}

/** For each draw how often each participant was drawn. */
function drawTimes(n: number, repeats: number, random: Random): readonly Int32Array[] {
	return Array.from({ length: repeats }, () => {
		const times = new Int32Array(n);
		const units = new Int32Array(n);
		drawIntegers(random, n, units);
		for (let i = 0; i < n; i++) times[units[i]]++;
		return times;
	});
}

function measureDraws(participants: readonly Matrix[], draws: readonly Int32Array[]) {
	const single = participants.map(measuresOf);
	const everyone = new Int32Array(participants.length).fill(1);
	const pooled = (times: Int32Array) => measuresOf(addCounts(participants, times));
	const mean = (times: Int32Array) => meanOf(single, times);
	const nParticipants = Int32Array.from(single[0], (_, m) => single.filter((own) => !Number.isNaN(own[m])).length);
	const all = new Int32Array(single[0].length).fill(participants.length);
	return {
		pooled: { estimates: pooled(everyone), draws: draws.map(pooled), nParticipants: all },
		mean: { estimates: mean(everyone), draws: draws.map(mean), nParticipants },
	};
}

/** Accuracy, kappa, PABAK, then five measures a class. */
function measuresOf(counts: Matrix): Float64Array {
	const { total, agreed } = margins(counts);
	const classes = classAgreement(counts).flatMap((one) => [
		one.sensitivity,
		one.specificity,
		one.positivePredictiveValue,
		one.negativePredictiveValue,
		one.kappa,
	]);
	return Float64Array.of(agreed / total, cohenKappa(counts), prevalenceAdjustedKappa(counts), ...classes);
}

function addCounts(participants: readonly Matrix[], times: Int32Array): Matrix {
	const { nRows, nColumns } = participants[0];
	const values = new Float64Array(nRows * nColumns);
	for (let i = 0; i < participants.length; i++) {
		if (times[i] === 0) continue;
		for (let c = 0; c < values.length; c++) values[c] += times[i] * participants[i].values[c];
	}
	return { values, nRows, nColumns };
}

function meanOf(single: readonly Float64Array[], times: Int32Array): Float64Array {
	return single[0].map((_, m) => {
		let sum = 0;
		let n = 0;
		for (let i = 0; i < single.length; i++) {
			if (times[i] === 0 || Number.isNaN(single[i][m])) continue;
			sum += times[i] * single[i][m];
			n += times[i];
		}
		return sum / n;
	});
}

function subtract(first: Measured, second: Measured): Measured {
	const minus = (a: Float64Array, b: Float64Array) => a.map((value, m) => value - b[m]);
	return {
		estimates: minus(first.estimates, second.estimates),
		draws: first.draws.map((draw, b) => minus(draw, second.draws[b])),
		nParticipants: first.nParticipants.map((n, m) => Math.min(n, second.nParticipants[m])),
	};
}

function summarise({ estimates, draws, nParticipants }: Measured, nClasses: number, tail: number): AgreementMeasures {
	const at = (m: number): AgreementEstimate => {
		const sorted = Float64Array.from(draws, (draw) => draw[m])
			.filter((value) => !Number.isNaN(value))
			.sort();
		let sum = 0;
		for (const value of sorted) sum += value;
		const centre = sum / sorted.length;
		let squares = 0;
		for (const value of sorted) squares += (value - centre) ** 2;
		const isKnown = !Number.isNaN(estimates[m]) && sorted.length > 0;
		return {
			estimate: estimates[m],
			low: isKnown ? quantileOfSorted(sorted, tail) : Number.NaN,
			high: isKnown ? quantileOfSorted(sorted, 1 - tail) : Number.NaN,
			se: Math.sqrt(squares / (sorted.length - 1)),
			nParticipants: nParticipants[m],
		};
	};
	return {
		accuracy: at(0),
		kappa: at(1),
		pabak: at(2),
		classes: Array.from({ length: nClasses }, (_, k) => ({
			sensitivity: at(3 + 5 * k),
			specificity: at(4 + 5 * k),
			positivePredictiveValue: at(5 + 5 * k),
			negativePredictiveValue: at(6 + 5 * k),
			kappa: at(7 + 5 * k),
		})),
	};
}
