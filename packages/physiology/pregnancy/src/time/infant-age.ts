import { checkInRange, checkInteger, InvalidInputError } from "@quickening/core";
import { addMonths, dayOf, type LocalDate } from "./local-date.ts";
import { trimesterStartsDays } from "./trimester.ts";

export interface InfantAge {
	/** Days since birth. */
	readonly chronologicalAgeDays: number;
	/** Chronological age less the days by which birth came before 40+0; negative before the due date. Equal to it at term. */
	readonly correctedAgeDays: number;
	/** Gestational age at birth and chronological age together. */
	readonly postmenstrualAgeDays: number;
	/** Which of the two ages is to be used: the corrected one for a child born preterm until the limit. */
	readonly isCorrected: boolean;
	/** That age. */
	readonly ageDays: number;
}

/**
 * Chronological and corrected age of an infant.
 *
 * Correction is for children born before 37+0. Practice differs on how long it is kept up: to 24 months by default, and as
 * long as is wanted. The limit is counted in chronological months.
 *
 * @param date - Local date, on or after birth.
 * @param birth - Local date of birth.
 * @param gestationalAgeAtBirthDays - Completed days at birth, 126 to 315.
 * @param correctUntilMonths - Chronological age from which the corrected one is no longer used.
 * @returns Ages in days.
 * @throws InvalidInputError when the date is before birth, or a number is out of its range.
 *
 * Source: AAP Committee on Fetus and Newborn 2004, Pediatrics 114:1362, doi:10.1542/peds.2004-1915 (terms). To 24 months: as
 * "The prematurity paradox" has it, Pediatrics 2024;153:e2023063801.
 * @example
 * infantAge({ date: "2026-07-01", birth: "2026-01-01", gestationalAgeAtBirthDays: 196 }).correctedAgeDays; // 97
 */
export function infantAge({
	date,
	birth,
	gestationalAgeAtBirthDays,
	correctUntilMonths = 24,
}: {
	readonly date: LocalDate;
	readonly birth: LocalDate;
	readonly gestationalAgeAtBirthDays: number;
	readonly correctUntilMonths?: number;
}): InfantAge {
	const day = dayOf("infantAge", "date", date);
	const birthDay = dayOf("infantAge", "birth", birth);
	checkInRange("infantAge", "gestationalAgeAtBirthDays", gestationalAgeAtBirthDays, 126, 315);
	checkInteger("infantAge", "correctUntilMonths", correctUntilMonths);
	const chronologicalAgeDays = day - birthDay;
	if (chronologicalAgeDays < 0)
		throw new InvalidInputError(`infantAge: date must not be before birth; got ${date}, born ${birth}`, {
			code: "before-birth",
			argument: "date",
			received: date,
		});
	const isPreterm = gestationalAgeAtBirthDays < trimesterStartsDays.term;
	const correctedAgeDays = isPreterm ? chronologicalAgeDays - (280 - gestationalAgeAtBirthDays) : chronologicalAgeDays;
	const isCorrected = isPreterm && day < addMonths(birthDay, correctUntilMonths);
	return {
		chronologicalAgeDays,
		correctedAgeDays,
		postmenstrualAgeDays: gestationalAgeAtBirthDays + chronologicalAgeDays,
		isCorrected,
		ageDays: isCorrected ? correctedAgeDays : chronologicalAgeDays,
	};
}
