import { checkName, checkSameLength, InvalidInputError } from "@quickening/core";
import { checkInG } from "../raw/check-in-g.ts";

/** What makes a peak of the vector magnitude a step. Times are in samples at 15 Hz. */
export interface VerisenseDefinition {
	/** The signal is searched in pieces of so many samples, one peak a piece. */
	readonly pieceSamples: number;
	/** A peak counts when the next one follows after more and fewer samples than these. */
	readonly shortestPeriodSamples: number;
	readonly longestPeriodSamples: number;
	/** Largest difference in g between a peak and the next but one. */
	readonly similarityG: number;
	/** So many of the last `continuityPeriods` periods must vary by more than `varianceG2`. */
	readonly continuousPeriods: number;
	readonly continuityPeriods: number;
	readonly varianceG2: number;
	/** A peak is higher than this, in g. */
	readonly magnitudeG: number;
}

/** The published settings by name. */
export const verisenseDefinitions = {
	/** Shimmer's, tuned on the pedometer evaluation data set: wrist. */
	original: {
		pieceSamples: 3,
		shortestPeriodSamples: 5,
		longestPeriodSamples: 15,
		similarityG: 0.5,
		continuousPeriods: 3,
		continuityPeriods: 4,
		varianceG2: 0.001,
		magnitudeG: 1.2,
	},
	/** Maylor 2022, doi:10.3390/s22249984: wrist. */
	revised: {
		pieceSamples: 4,
		shortestPeriodSamples: 4,
		longestPeriodSamples: 20,
		similarityG: 1,
		continuousPeriods: 4,
		continuityPeriods: 4,
		varianceG2: 0.01,
		magnitudeG: 1.25,
	},
} as const satisfies Record<string, VerisenseDefinition>;

export interface VerisenseOptions {
	/** A published definition by name, or one of your own. Default "revised". */
	readonly definition?: keyof typeof verisenseDefinitions | VerisenseDefinition;
}

const rateHz = 15;

/**
 * Steps from acceleration at the wrist by Verisense: peaks of the vector magnitude that are high, periodic, alike and continuous.
 *
 * @param axes - x, y and z in g at 15 Hz, of equal length (bring other rates to 15 Hz with `resampleRational` of
 *   @quickening/signal); NaN marks a missing sample. Each stretch between gaps is judged by itself.
 * @returns Steps per second; NaN for a second with a missing sample. The last second may be shorter.
 * @throws InvalidInputError for another number of axes, unequal lengths, acceleration that is not in g, or a definition of
 *   another name.
 *
 * Source: Gu et al. 2017, doi:10.1109/JSEN.2017.2685999; Maylor et al. 2022, doi:10.3390/s22249984. The last two peaks of a
 * stretch are never steps, as in the original program, which looks two peaks ahead.
 * Agrees with: verisense_count_steps.R of Shimmer's Verisense-Toolbox in R 4.2.2, equal by both definitions
 * (tests/peers/movement-counts); where that program stops with an error, for want of peaks, there are no steps.
 */
export function verisenseSteps(
	axes: readonly ArrayLike<number>[],
	{ definition = "revised" }: VerisenseOptions = {},
): Float64Array {
	if (axes.length !== 3) {
		throw new InvalidInputError(`verisenseSteps: axes must be three, x, y and z; got ${axes.length}`, {
			code: "not-three-axes",
			argument: "axes",
			received: axes.length,
		});
	}
	const [x, y, z] = axes as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
	checkSameLength("verisenseSteps", { argument: "x", values: x }, { argument: "y", values: y });
	checkSameLength("verisenseSteps", { argument: "x", values: x }, { argument: "z", values: z });
	for (const axis of axes) checkInG("verisenseSteps", "axes", axis);
	if (typeof definition === "string") checkName("verisenseSteps", "definition", definition, verisenseDefinitions);
	const settings = typeof definition === "string" ? verisenseDefinitions[definition] : definition;
	const magnitude = Float64Array.from({ length: x.length }, (_, i) => Math.sqrt(x[i]! ** 2 + y[i]! ** 2 + z[i]! ** 2));
	const steps = new Float64Array(Math.ceil(magnitude.length / rateHz));
	for (let i = 0; i < magnitude.length; ) {
		if (Number.isNaN(magnitude[i])) {
			steps[Math.floor(i++ / rateHz)] = Number.NaN;
			continue;
		}
		let end = i;
		while (end < magnitude.length && !Number.isNaN(magnitude[end])) end++;
		for (const at of stepsOf(magnitude.subarray(i, end), settings)) steps[Math.floor((i + at) / rateHz)]++;
		i = end;
	}
	return steps;
}

/** Indices of the steps of a stretch without gaps. */
function stepsOf(magnitude: Float64Array, settings: VerisenseDefinition): number[] {
	const high = peaks(magnitude, settings.pieceSamples).filter((at) => magnitude[at]! > settings.magnitudeG);
	const periodic = high.filter((at, i) => {
		const period = high[i + 1]! - at;
		return period > settings.shortestPeriodSamples && period < settings.longestPeriodSamples;
	});
	const alike = periodic.filter(
		(at, i) => Math.abs(magnitude[periodic[i + 2] ?? -1]! - magnitude[at]!) < settings.similarityG,
	);
	return alike.filter((_, i) => {
		if (i < settings.continuityPeriods - 1 || i + 1 >= alike.length) return false;
		let continuous = 0;
		for (let back = 0; back < settings.continuityPeriods; back++) {
			if (variance(magnitude, alike[i - back]!, alike[i - back + 1]!) > settings.varianceG2) continuous++;
		}
		return continuous >= settings.continuousPeriods;
	});
}

/** The highest sample of each piece, where it is the highest of its surroundings too. */
function peaks(magnitude: Float64Array, piece: number): number[] {
	const half = roundHalfToEven(piece / 2);
	const found: number[] = [];
	for (let start = 0; start + piece <= magnitude.length; start += piece) {
		const at = indexOfLargest(magnitude, start, start + piece);
		const from = Math.max(0, at - half);
		const end = Math.min(magnitude.length, at + half + 1);
		// The original program compares places within the surroundings, also where the start of the signal cuts them short.
		if (indexOfLargest(magnitude, from, end) - from === half) found.push(at);
	}
	return found;
}

function indexOfLargest(values: Float64Array, from: number, end: number): number {
	let at = from;
	for (let i = from + 1; i < end; i++) if (values[i]! > values[at]!) at = i;
	return at;
}

function variance(values: Float64Array, from: number, to: number): number {
	const n = to - from + 1;
	let sum = 0;
	for (let i = from; i <= to; i++) sum += values[i]!;
	const mean = sum / n;
	let squares = 0;
	for (let i = from; i <= to; i++) squares += (values[i]! - mean) ** 2;
	return squares / (n - 1);
}

function roundHalfToEven(value: number): number {
	const rounded = Math.round(value);
	return rounded - value === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}
