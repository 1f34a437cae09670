import {
	checkInteger,
	checkSameLength,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
	type Warning,
} from "@quickening/core";
import { type BootstrapInterval, bootstrapInterval, normalQuantile, tailOf } from "@quickening/stats";
import { type ParticipantIds, rowsByParticipant } from "../resampling/participants.ts";

export interface LimitsOfAgreementOptions {
	/** One id a row, where a participant has several (nights, visits); each row its own when not given. */
	readonly participantIds?: ParticipantIds;
	/** Share of new differences that the limits hold, in percent; 95 by default. */
	readonly limitsPercent?: number;
	/** Coverage of the intervals in percent; 95 by default. */
	readonly levelPercent?: number;
	/** What proportional bias goes by: "reference" (default), when that is the truth, or "mean" of both. */
	readonly against?: "reference" | "mean";
	/** Draws of participants; 2000 by default, 0 for no intervals. */
	readonly repeats?: number;
	readonly random?: Random;
}

/** A number with its interval; NaN limits without draws, or with one participant. */
export type AgreementLimit = Pick<BootstrapInterval, "estimate" | "low" | "high">;

/** Agreement of two measurements of the same thing, in its unit. */
export interface LimitsOfAgreement {
	/** Mean of measured - reference, all rows alike. */
	readonly bias: AgreementLimit;
	/** Between which a new difference of a new participant lies, as often as `limitsPercent` says, if differences are normal. */
	readonly lower: AgreementLimit;
	readonly upper: AgreementLimit;
	/** Standard deviation of differences within a participant; NaN when nobody has two. */
	readonly withinSd: number;
	/** Standard deviation of participants' own bias. */
	readonly betweenSd: number;
	/** Of a new difference of a new participant: the root of both variances together. */
	readonly totalSd: number;
	/** Change of the difference for one unit of reference or mean: proportional bias when its interval leaves out 0. */
	readonly proportionalSlope: AgreementLimit;
	/** Change of |residual| for one unit: the spread grows or shrinks when its interval leaves out 0. */
	readonly spreadSlope: AgreementLimit;
	readonly nRows: number;
	readonly nParticipants: number;
	/** Rows left out because either is not known. */
	readonly nUnknown: number;
	readonly warnings: readonly Warning[];
}

/**
 * Limits of agreement (Bland-Altman) with the participant as cluster: bias, limits from the variance within and between
 * participants, and whether difference and spread change with what is measured.
 *
 * With one row a participant this is the plain analysis. Variances are those of a one-way layout with unequal numbers of rows; a
 * variance between participants below 0 counts as 0.
 *
 * @param measured - n values of what is judged; NaN where not known: the row is left out and counted.
 * @param reference - n values of what it is held against, in the same unit.
 * @param options - Participants, limits, level, what slopes go by, draws and randomness.
 * @returns In the unit of the values. Intervals are percentiles of a bootstrap over participants. Limits are NaN with fewer than
 *   two. Warnings: "few-participants" below 10; "proportional-bias" and "unequal-spread" where the interval of a slope leaves out
 *   0, so that one bias, or one pair of limits, does not hold for all.
 * @throws InvalidInputError when there is no row, lengths differ, or an option is out of range.
 *
 * Source: Bland JM, Altman DG. J Biopharm Stat 2007;17:571-582, doi:10.1080/10543400701329422 (several measurements a
 * participant); slopes against the reference and bootstrap: Menghini L et al. Sleep 2021;44:zsaa170, doi:10.1093/sleep/zsaa170.
 * Agrees with: R 4.2.2, aov() and lm(), to 1e-9 (tests/peers/sleep).
 * @example
 * limitsOfAgreement([1, 3, 5], [0, 0, 0], { repeats: 0 }).upper.estimate; // 6.919...
 */
export function limitsOfAgreement(
	measured: Samples,
	reference: Samples,
	{
		participantIds,
		limitsPercent = 95,
		levelPercent = 95,
		against = "reference",
		repeats = 2000,
		random = seededRandom(1),
	}: LimitsOfAgreementOptions = {},
): LimitsOfAgreement {
	const where = "limitsOfAgreement";
	checkSameLength(where, { argument: "measured", values: measured }, { argument: "reference", values: reference });
	checkInteger(where, "rows of measured", measured.length, 1);
	checkInteger(where, "repeats", repeats, 0);
	if (against !== "reference" && against !== "mean")
		throw new InvalidInputError(`${where}: against must be "reference" or "mean"; got "${against}"`, {
			code: "unknown-option",
			argument: "against",
			received: against,
		});
	const reach = -normalQuantile(tailOf(where, limitsPercent));
	tailOf(where, levelPercent);
	const people = rowsByParticipant(where, measured.length, participantIds)
		.map((rows) => personOf(rows, measured, reference, against))
		.filter(({ differences }) => differences.length > 0);
	const nRows = people.reduce((sum, { differences }) => sum + differences.length, 0);
	const estimate = (statistic: (chosen: readonly Person[]) => number): AgreementLimit => {
		const point = statistic(people);
		if (repeats === 0 || people.length < 2) return { estimate: point, low: Number.NaN, high: Number.NaN };
		const drawn = (units: Int32Array) => statistic(Array.from(units, (i) => people[i]));
		const { low, high } = bootstrapInterval(people.length, drawn, {
			repeats,
			method: "percentile",
			levelPercent,
			random,
		});
		return { estimate: point, low, high };
	};
	const { within, between } = variances(people);
	const proportionalSlope = estimate((chosen) => line(chosen).slope);
	const spreadSlope = estimate(spreadSlopeOf);
	return {
		bias: estimate(biasOf),
		lower: estimate((chosen) => biasOf(chosen) - reach * totalSdOf(chosen)),
		upper: estimate((chosen) => biasOf(chosen) + reach * totalSdOf(chosen)),
		withinSd: Math.sqrt(within),
		betweenSd: Math.sqrt(between),
		totalSd: totalSdOf(people),
		proportionalSlope,
		spreadSlope,
		nRows,
		nParticipants: people.length,
		nUnknown: measured.length - nRows,
		warnings: doubts(people.length, against, proportionalSlope, spreadSlope),
	};
}

function doubts(nParticipants: number, against: string, slope: AgreementLimit, spread: AgreementLimit): Warning[] {
	const warnings: Warning[] = [];
	if (nParticipants < 10)
		warnings.push({
			code: "few-participants",
			message: `${nParticipants} participants: limits of agreement are not to be relied on.`,
		});
	if (slope.low > 0 || slope.high < 0)
		warnings.push({
			code: "proportional-bias",
			message: `The difference changes by ${slope.estimate.toPrecision(3)} for one unit of the ${against}: one bias does not hold for all.`,
		});
	if (spread.low > 0 || spread.high < 0)
		warnings.push({
			code: "unequal-spread",
			message: `The spread changes with the ${against}: one pair of limits does not hold for all.`,
		});
	return warnings;
}

interface Person {
	readonly differences: readonly number[];
	readonly levels: readonly number[];
	readonly sum: number;
	/** Sum of squares around their own mean. */
	readonly squares: number;
}

function personOf(
	rows: readonly number[],
	measured: Samples,
	reference: Samples,
	against: "reference" | "mean",
): Person {
	const known = rows.filter((row) => Number.isFinite(measured[row]) && Number.isFinite(reference[row]));
	const differences = known.map((row) => measured[row] - reference[row]);
	const sum = differences.reduce((total, value) => total + value, 0);
	const mean = sum / differences.length;
	return {
		differences,
		levels: known.map((row) => (against === "mean" ? (measured[row] + reference[row]) / 2 : reference[row])),
		sum,
		squares: differences.reduce((total, value) => total + (value - mean) ** 2, 0),
	};
}

function biasOf(people: readonly Person[]): number {
	let sum = 0;
	let n = 0;
	for (const person of people) {
		sum += person.sum;
		n += person.differences.length;
	}
	return sum / n;
}

/** Within and between participants, by the mean squares of a one-way layout. Within is NaN when nobody has two rows. */
function variances(people: readonly Person[]): { within: number; between: number } {
	const bias = biasOf(people);
	let n = 0;
	let nSquares = 0;
	let withinSquares = 0;
	let betweenSquares = 0;
	for (const { differences, sum, squares } of people) {
		const m = differences.length;
		n += m;
		nSquares += m * m;
		withinSquares += squares;
		betweenSquares += m * (sum / m - bias) ** 2;
	}
	const groups = people.length;
	const betweenMean = betweenSquares / (groups - 1);
	if (groups < 2) return { within: n > groups ? withinSquares / (n - groups) : Number.NaN, between: Number.NaN };
	if (n === groups) return { within: Number.NaN, between: betweenMean };
	const within = withinSquares / (n - groups);
	const perPerson = (n - nSquares / n) / (groups - 1);
	return { within, between: Math.max(0, (betweenMean - within) / perPerson) };
}

function totalSdOf(people: readonly Person[]): number {
	const { within, between } = variances(people);
	return Math.sqrt(between + (Number.isNaN(within) ? 0 : within));
}

/** Straight line through a quantity of each row over its level, all rows alike. */
function line(
	people: readonly Person[],
	of: (difference: number, level: number) => number = (difference) => difference,
) {
	let n = 0;
	let sumX = 0;
	let sumY = 0;
	for (const { differences, levels } of people)
		for (let i = 0; i < levels.length; i++) {
			n++;
			sumX += levels[i];
			sumY += of(differences[i], levels[i]);
		}
	const meanX = sumX / n;
	const meanY = sumY / n;
	let squares = 0;
	let products = 0;
	for (const { differences, levels } of people)
		for (let i = 0; i < levels.length; i++) {
			squares += (levels[i] - meanX) ** 2;
			products += (levels[i] - meanX) * (of(differences[i], levels[i]) - meanY);
		}
	const slope = squares > 0 ? products / squares : Number.NaN;
	return { slope, intercept: meanY - slope * meanX };
}

function spreadSlopeOf(people: readonly Person[]): number {
	const { slope, intercept } = line(people);
	return line(people, (difference, level) => Math.abs(difference - intercept - slope * level)).slope;
}
