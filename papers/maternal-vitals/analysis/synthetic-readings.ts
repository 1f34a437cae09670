import {
	defaultDesign,
	type SyntheticDesign,
	type SyntheticPregnancy,
	scenarios,
	syntheticPregnancy,
} from "@quickening/cohort/synthetic";
import { drawInteger, type Random, seededRandom } from "@quickening/core";
import { readLocalDate } from "@quickening/pregnancy";
import type { Measure } from "./measures.ts";

/** A way of measuring synthetic women, and whose published pressures they follow. */
export interface SyntheticWay {
	readonly key: string;
	readonly name: string;
	readonly context: "office" | "home";
	readonly bloodPressure: SyntheticDesign["scenario"]["bloodPressure"];
}

export const syntheticWays: readonly SyntheticWay[] = [
	{ key: "officeGreen", name: "Clinic, after 4P (the default)", context: "office", bloodPressure: "green-2020" },
	{
		key: "officeIntergrowth",
		name: "Clinic, after INTERGROWTH-21st",
		context: "office",
		bloodPressure: "intergrowth-2021",
	},
	{ key: "officeAlspac", name: "Clinic, after ALSPAC", context: "office", bloodPressure: "alspac-2015" },
	{ key: "homeGreen", name: "At home, after Vestgaard", context: "home", bloodPressure: "green-2020" },
];

/** Readings of one woman at one time of her pregnancy. */
export interface SyntheticReading extends Readonly<Record<Measure["key"], number>> {
	readonly gestationalAgeDays: number;
}

/** Days from 4+0, when a urine test shows a pregnancy, and the largest distance from the drawn day to a reading. */
const testableDays = 28;
const nearDays = 14;
const longestDays = 315;

/**
 * Readings of synthetic women, one each, as a survey would have met them: on a day drawn evenly from those of the pregnancy on
 * which a test shows it, from the nearest reading in that context within two weeks, of women of 18 to 40 years.
 *
 * Long pregnancies are met more often than short ones, as in a survey: a woman stays in with the length of her pregnancy.
 *
 * @param women - How many readings are wanted.
 * @throws Error when too few of the synthetic women have a reading in the context.
 */
export function syntheticReadings(way: SyntheticWay, women: number, seed: number): readonly SyntheticReading[] {
	const design: SyntheticDesign = {
		...defaultDesign,
		seed,
		daysBefore: 0,
		daysAfter: 0,
		scenario: { ...scenarios.reference, name: way.key, bloodPressure: way.bloodPressure },
	};
	const random = seededRandom(`${seed} ${way.key}`);
	const found: SyntheticReading[] = [];
	for (let index = 0; found.length < women; index++) {
		if (index > 20 * women) throw new Error(`${way.key}: ${found.length} readings of ${index} synthetic women`);
		const reading = readingOf(syntheticPregnancy(design, index), way, random);
		if (reading !== undefined) found.push(reading);
	}
	return found;
}

function readingOf(
	pregnancy: SyntheticPregnancy,
	{ context }: SyntheticWay,
	random: Random,
): SyntheticReading | undefined {
	const { truth, observed } = pregnancy;
	// Drawn from the days of the longest pregnancy there can be, so that each pregnancy comes in by its length.
	const day = testableDays + drawInteger(random, longestDays - testableDays);
	if (day >= truth.gestationalAgeAtEndDays) return undefined;
	const date = truth.gestationStartDay + day;
	const age = (date - middleOf(observed.participant.birthYear)) / 365.25;
	if (!(age >= 18 && age < 41)) return undefined;
	let nearest: SyntheticReading | undefined;
	for (const visit of observed.visits) {
		if (visit.context !== context || visit.date === null) continue;
		const gestationalAgeDays = readLocalDate(visit.date) - truth.gestationStartDay;
		const distance = Math.abs(gestationalAgeDays - day);
		if (gestationalAgeDays >= truth.gestationalAgeAtEndDays || distance > nearDays) continue;
		if (nearest !== undefined && Math.abs(nearest.gestationalAgeDays - day) <= distance) continue;
		const { heartRateBpm, systolicMmHg, diastolicMmHg } = visit;
		if (![heartRateBpm, systolicMmHg, diastolicMmHg].every(Number.isFinite)) continue;
		nearest = {
			gestationalAgeDays,
			pulse: heartRateBpm as number,
			systolic: systolicMmHg as number,
			diastolic: diastolicMmHg as number,
		};
	}
	return nearest;
}

/** Middle of a year in days since 1970-01-01: the cohort tells no day of birth. */
const middleOf = (year: number | null) => Date.UTC(year ?? Number.NaN, 6, 1) / 86_400_000;
