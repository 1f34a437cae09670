import { drawNormal, type Random } from "@quickening/core";
import { normalCdf, normalDensity, tailOf, twoSidedZ } from "@quickening/stats";
import { dayOf, type LocalDate } from "../time/local-date.ts";
import { trimesterStartsDays } from "../time/trimester.ts";
import type { Dating } from "./dating.ts";

/** The part of a {@link Dating} that its uncertainty is computed from. */
export type UncertainStart = Pick<Dating, "gestationStartDay" | "sdDays" | "biasDays">;

export interface GestationalAgeInterval {
	/** Dated gestational age less the bias of its method, days. */
	readonly estimateDays: number;
	readonly lowerDays: number;
	readonly upperDays: number;
	readonly levelPercent: number;
}

/**
 * Interval of the true gestational age on a date: dated age less bias, and normal error about it.
 *
 * @param dating - Of {@link datePregnancy}.
 * @param date - Local date.
 * @param levelPercent - Coverage in percent, above 0 and below 100.
 * @returns Days, not rounded; NaN where nothing dates the pregnancy.
 * @throws InvalidInputError when the level is out of its range or the date is none.
 *
 * Source: normal error model; its standard deviation and bias carry their own source in the dating.
 * @example
 * gestationalAgeInterval({ gestationStartDay: 0, sdDays: 2, biasDays: 0 }, 100).upperDays; // 103.919...
 */
export function gestationalAgeInterval(
	dating: UncertainStart,
	date: LocalDate,
	{ levelPercent = 95 }: { readonly levelPercent?: number } = {},
): GestationalAgeInterval {
	const day = dayOf("gestationalAgeInterval", "date", date);
	const estimateDays = day - dating.gestationStartDay - dating.biasDays;
	const half = twoSidedZ("gestationalAgeInterval", levelPercent) * dating.sdDays;
	return { estimateDays, lowerDays: estimateDays - half, upperDays: estimateDays + half, levelPercent };
}

/**
 * Probability that the true gestational age on a date is below a limit in completed days, such as 259 for preterm.
 *
 * Dated and true age are whole days, so the limit is met half a day below it: with no error, 258 is below 259 and 259 is not.
 *
 * @param dating - Of {@link datePregnancy}.
 * @param date - Local date.
 * @param limitDays - Completed days.
 * @returns 0 to 1; NaN where nothing dates the pregnancy.
 * @example
 * probabilityBelow({ gestationStartDay: 0, sdDays: 2, biasDays: 0 }, 258, 259); // 0.598...
 */
export function probabilityBelow(dating: UncertainStart, date: LocalDate, limitDays: number): number {
	const age = dayOf("probabilityBelow", "date", date) - dating.gestationStartDay - dating.biasDays;
	const margin = limitDays - 0.5 - age;
	return dating.sdDays === 0 ? (margin > 0 ? 1 : 0) : normalCdf(margin / dating.sdDays);
}

/**
 * Probabilities that a date lies before day 0, or in each trimester.
 *
 * @returns Four numbers that add to 1.
 * @example
 * trimesterProbabilities({ gestationStartDay: 0, sdDays: 3, biasDays: 0 }, 98).second; // 0.566...
 */
export function trimesterProbabilities(
	dating: UncertainStart,
	date: LocalDate,
): { readonly before: number; readonly first: number; readonly second: number; readonly third: number } {
	const before = probabilityBelow(dating, date, 0);
	const toSecond = probabilityBelow(dating, date, trimesterStartsDays.second);
	const toThird = probabilityBelow(dating, date, trimesterStartsDays.third);
	return { before, first: toSecond - before, second: toThird - toSecond, third: 1 - toThird };
}

/** Probability that birth on a date was preterm: before 37+0 (259 completed days) by the true gestational age. */
export function pretermProbability(dating: UncertainStart, birth: LocalDate): number {
	return probabilityBelow(dating, birth, trimesterStartsDays.term);
}

/**
 * Draws a day 0 that could have been the true one, to repeat an analysis under dating error (a form of multiple imputation).
 *
 * @returns Days since 1970-01-01, rounded to a whole day.
 */
export function drawGestationStart(dating: UncertainStart, random: Random): number {
	return Math.round(dating.gestationStartDay + dating.biasDays + dating.sdDays * drawNormal(random));
}

export interface PropagatedValue {
	/** Mean and standard deviation of the result over dates that could be true. */
	readonly mean: number;
	readonly sd: number;
	/** Its central interval. */
	readonly lower: number;
	readonly upper: number;
	/** The result as dated, without error. */
	readonly asDated: number;
}

/**
 * Carries the error of a date through any quantity that depends on it.
 *
 * The quantity is computed at 321 days 0 from 8 standard deviations below to 8 above, each with the weight of the normal density
 * (trapezoidal rule: mean and standard deviation of a smooth function are exact to 1e-9; a jump, and the ends of the interval,
 * are placed to a twentieth of a standard deviation).
 *
 * @param dating - Of {@link datePregnancy}.
 * @param quantity - Function of day 0 (days since 1970-01-01, not rounded) that gives a finite number.
 * @param levelPercent - Coverage of the interval, in percent.
 * @returns In the unit of the quantity; NaN where nothing dates the pregnancy.
 *
 * Source: propagation of distributions, JCGM 101:2008, by quadrature instead of draws.
 * @example
 * const dating = { gestationStartDay: 0, sdDays: 3, biasDays: 0 };
 * propagateDatingError(dating, (start) => 2 * (100 - start)).sd; // 6
 */
export function propagateDatingError(
	dating: UncertainStart,
	quantity: (gestationStartDay: number) => number,
	{ levelPercent = 95 }: { readonly levelPercent?: number } = {},
): PropagatedValue {
	const tail = tailOf("propagateDatingError", levelPercent);
	if (Number.isNaN(dating.gestationStartDay))
		return { mean: Number.NaN, sd: Number.NaN, lower: Number.NaN, upper: Number.NaN, asDated: Number.NaN };
	const points: { value: number; weight: number }[] = [];
	let total = 0;
	for (let i = -160; i <= 160; i++) {
		const z = i / 20;
		const weight = normalDensity(z);
		points.push({ value: quantity(dating.gestationStartDay + dating.biasDays + dating.sdDays * z), weight });
		total += weight;
	}
	let mean = 0;
	for (const { value, weight } of points) mean += (weight / total) * value;
	let variance = 0;
	for (const { value, weight } of points) variance += (weight / total) * (value - mean) ** 2;
	points.sort((a, b) => a.value - b.value);
	const at = (probability: number) => {
		let below = 0;
		for (const { value, weight } of points) {
			below += weight / total;
			if (below >= probability) return value;
		}
		return points.at(-1)!.value;
	};
	return {
		mean,
		sd: Math.sqrt(variance),
		lower: at(tail),
		upper: at(1 - tail),
		asDated: quantity(dating.gestationStartDay),
	};
}
