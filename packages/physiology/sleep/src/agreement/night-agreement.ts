import { checkInteger, InvalidInputError, type Random, seededRandom, type Warning } from "@quickening/core";
import { bootstrapInterval, normalQuantile, tailOf } from "@quickening/stats";

/** A measure of one night by both: total sleep time, efficiency, ... */
export interface MeasuredNight {
	readonly participantId: string;
	readonly reference: number;
	readonly device: number;
}

export interface NightAgreementOptions {
	/** Coverage of the limits of agreement in percent; 95 by default. */
	readonly limitsPercent?: number;
	/** Coverage of the intervals in percent; 95 by default. */
	readonly levelPercent?: number;
	/** What proportional bias goes by: "reference" (default), when it is the truth as polysomnography is, or "mean" of both. */
	readonly against?: "reference" | "mean";
	/** Resamples of people; 2000 by default, 0 for no intervals. */
	readonly repeats?: number;
	readonly random?: Random;
}

/** A number with its bootstrap interval over people. */
export interface NightEstimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** Agreement of a measure over nights, in its unit. */
export interface NightAgreement {
	/** Mean of device - reference. */
	readonly bias: NightEstimate;
	/** Between which the difference of a new night of a new person lies, as often as `limitsPercent` says, if differences are normal. */
	readonly lowerLimit: NightEstimate;
	readonly upperLimit: NightEstimate;
	/** Standard deviation of differences between nights of one person; NaN when nobody has two. */
	readonly withinSd: number;
	/** Standard deviation of people's own bias. */
	readonly betweenSd: number;
	/** Of a new night of a new person: the root of both variances together. */
	readonly totalSd: number;
	/** Change of the difference for one unit of reference or mean: proportional bias when its interval leaves out 0. */
	readonly proportionalSlope: NightEstimate;
	/** Change of |residual| for one unit: the spread grows or shrinks when its interval leaves out 0. */
	readonly spreadSlope: NightEstimate;
	readonly nNights: number;
	readonly nPeople: number;
	/** Nights left out because either is not known. */
	readonly nUnknown: number;
	readonly warnings: readonly Warning[];
}

/**
 * Bland-Altman agreement over nights with the person as cluster: bias, limits of agreement from the variance within and between people, and
 * whether difference and spread grow with what is measured.
 *
 * With one night a person this is the plain analysis. Variances are those of a one-way layout with unequal numbers of nights; a between-person
 * variance below 0 counts as 0.
 *
 * @param nights - Both values of each night; NaN where not known, left out and counted.
 * @param options - Limits, level, what slopes go by, resamples and randomness.
 * @returns In the unit of the measure. Intervals are percentiles of a bootstrap over people. NaN with fewer than two people; warnings
 *   "few-people" below 10, "proportional-bias" and "unequal-spread" where the interval of a slope leaves out 0: the limits then do not hold
 *   alike for all.
 * @throws InvalidInputError when there is no night or an option is out of range.
 *
 * Source: Bland JM, Altman DG. J Biopharm Stat 2007;17:571-582, doi:10.1080/10543400701329422 (several nights a person); Menghini L et al.
 * Sleep 2021;44:zsaa170, doi:10.1093/sleep/zsaa170 (slopes against the reference, bootstrap).
 * Agrees with: R 4.2, one-way analysis of variance by aov(), to 1e-9 (tests/peers/sleep).
 */
export function nightAgreement(
	nights: readonly MeasuredNight[],
	{
		limitsPercent = 95,
		levelPercent = 95,
		against = "reference",
		repeats = 2000,
		random = seededRandom(1),
	}: NightAgreementOptions = {},
): NightAgreement {
	const where = "nightAgreement";
	checkInteger(where, "repeats", repeats, 0);
	if (against !== "reference" && against !== "mean")
		throw new InvalidInputError(`${where}: against must be "reference" or "mean"; got "${against}"`, {
			code: "unknown-option",
			argument: "against",
			received: against,
		});
	if (nights.length === 0)
		throw new InvalidInputError(`${where}: nights must have at least 1 entry; got 0`, {
			code: "too-short",
			argument: "nights",
			received: 0,
		});
	const reach = -normalQuantile(tailOf(where, limitsPercent));
	tailOf(where, levelPercent);
	const known = nights.filter(({ reference, device }) => Number.isFinite(reference) && Number.isFinite(device));
	const people = peopleOf(known, against);
	const nPeople = people.length;
	const everybody = Int32Array.from(people, (_, i) => i);
	const estimate = (statistic: (chosen: readonly Person[]) => number): NightEstimate => {
		const point = statistic(people);
		if (repeats === 0 || nPeople < 2) return { estimate: point, low: Number.NaN, high: Number.NaN };
		const { low, high } = bootstrapInterval(nPeople, (units) => statistic(Array.from(units, (i) => people[i])), {
			repeats,
			method: "percentile",
			levelPercent,
			random,
		});
		return { estimate: point, low, high };
	};
	const { within, between } = variances(Array.from(everybody, (i) => people[i]));
	const proportionalSlope = estimate((chosen) => line(chosen).slope);
	const spreadSlope = estimate(spreadSlopeOf);
	const warnings: Warning[] = [];
	if (nPeople < 10)
		warnings.push({ code: "few-people", message: `${nPeople} people: limits of agreement are not to be relied on.` });
	if (proportionalSlope.low > 0 || proportionalSlope.high < 0)
		warnings.push({
			code: "proportional-bias",
			message: `The difference changes by ${proportionalSlope.estimate.toPrecision(3)} for one unit of the ${against}: one bias does not hold for all.`,
		});
	if (spreadSlope.low > 0 || spreadSlope.high < 0)
		warnings.push({
			code: "unequal-spread",
			message: `The spread changes with the ${against}: one pair of limits does not hold for all.`,
		});
	return {
		bias: estimate(biasOf),
		lowerLimit: estimate((chosen) => biasOf(chosen) - reach * totalSdOf(chosen)),
		upperLimit: estimate((chosen) => biasOf(chosen) + reach * totalSdOf(chosen)),
		withinSd: Math.sqrt(within),
		betweenSd: Math.sqrt(between),
		totalSd: totalSdOf(people),
		proportionalSlope,
		spreadSlope,
		nNights: known.length,
		nPeople,
		nUnknown: nights.length - known.length,
		warnings,
	};
}

interface Person {
	readonly differences: readonly number[];
	readonly levels: readonly number[];
	readonly sum: number;
	readonly squares: number;
}

function peopleOf(nights: readonly MeasuredNight[], against: "reference" | "mean"): Person[] {
	const byId = Map.groupBy(nights, ({ participantId }) => participantId);
	return [...byId.keys()].sort().map((id) => {
		const own = byId.get(id) as MeasuredNight[];
		const differences = own.map(({ reference, device }) => device - reference);
		const sum = differences.reduce((total, value) => total + value, 0);
		const mean = sum / differences.length;
		return {
			differences,
			levels: own.map(({ reference, device }) => (against === "mean" ? (reference + device) / 2 : reference)),
			sum,
			squares: differences.reduce((total, value) => total + (value - mean) ** 2, 0),
		};
	});
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

/** Within and between people, by the mean squares of a one-way layout. Within is NaN when nobody has two nights. */
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
	if (n === groups) return { within: Number.NaN, between: betweenMean };
	const within = withinSquares / (n - groups);
	const perPerson = (n - nSquares / n) / (groups - 1);
	return { within, between: groups > 1 ? Math.max(0, (betweenMean - within) / perPerson) : Number.NaN };
}

function totalSdOf(people: readonly Person[]): number {
	const { within, between } = variances(people);
	return Math.sqrt(between + (Number.isNaN(within) ? 0 : within));
}

/** Straight line of the differences on the level, all nights alike. */
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
