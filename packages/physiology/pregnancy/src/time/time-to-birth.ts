import { dayOf, type LocalDate } from "./local-date.ts";

/**
 * Days from a date to birth.
 *
 * @param date - Local date.
 * @param birth - Local date of birth.
 * @returns Positive before birth, 0 on its day, negative after it.
 * @example
 * daysToBirth("2026-10-01", "2026-10-08"); // 7
 */
export function daysToBirth(date: LocalDate, birth: LocalDate): number {
	return dayOf("daysToBirth", "birth", birth) - dayOf("daysToBirth", "date", date);
}

/**
 * Days since birth.
 *
 * @param date - Local date.
 * @param birth - Local date of birth.
 * @returns 0 on the day of birth, negative before it.
 * @example
 * postpartumDay("2026-10-08", "2026-10-08"); // 0
 */
export function postpartumDay(date: LocalDate, birth: LocalDate): number {
	return dayOf("postpartumDay", "date", date) - dayOf("postpartumDay", "birth", birth);
}

/**
 * Week before birth to which a number of days to birth belongs.
 *
 * @param daysToBirth - Positive before birth.
 * @returns 1 for the last seven days before birth, 2 for the seven before them; 0 for the day of birth and the six after it,
 *   -1 for the seven after those. NaN stays NaN.
 * @example
 * weeksToBirth(7); // 1
 */
export function weeksToBirth(daysToBirth: number): number {
	return Math.ceil(daysToBirth / 7) + 0;
}
