import { InvalidInputError } from "@quickening/core";

/**
 * A calendar date where she lives, without a clock and without a zone: whole days since 1970-01-01, or the text "2026-11-30".
 * Days are those of the proleptic Gregorian calendar, from 0001-01-01 (-719162) to 9999-12-31 (2932896).
 */
export type LocalDate = number | string;

const firstDay = -719_162;
const lastDay = 2_932_896;

/**
 * Reads a date as whole days since 1970-01-01.
 *
 * A date belongs to no zone: where only an instant is known, the zone in which she lives decides its date (`printLocalTime` of
 * core), and that is done before this.
 *
 * @param text - "YYYY-MM-DD", nothing before or after it.
 * @returns Whole days since 1970-01-01 of the proleptic Gregorian calendar; negative before it.
 * @throws InvalidInputError (code "invalid-date") for a day that no calendar has (2026-02-30), a time of day, another order of
 *   day and month, years before 0001.
 *
 * Source: ISO 8601 calendar dates; days counted from 1 March as in Hinnant, "chrono-compatible low-level date algorithms".
 * Agrees with: Python 3.11, datetime.date.toordinal, exactly on 10,000 random dates (tests/peers/datetime).
 * @example
 * readLocalDate("2026-11-30"); // 20787
 */
export function readLocalDate(text: string): number {
	const found = typeof text === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
	if (found === null) throw invalidDate(text, hint(text));
	const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
	if (year < 1) throw invalidDate(text, "the calendar here begins in year 0001");
	if (month < 1 || month > 12) throw invalidDate(text, `there is no month ${month}`);
	if (day < 1 || day > daysInMonth(year, month)) throw invalidDate(text, `${found[1]}-${found[2]} has no day ${day}`);
	return dayOfCivil(year, month, day);
}

/**
 * Writes whole days since 1970-01-01 as a date.
 *
 * @param day - A whole number from -719162 to 2932896.
 * @returns "YYYY-MM-DD".
 * @throws InvalidInputError when it is not whole, or beyond the years 0001 to 9999.
 * @example
 * printLocalDate(20787); // "2026-11-30"
 */
export function printLocalDate(day: number): string {
	checkDay("printLocalDate", "day", day);
	const [year, month, dayOfMonth] = civilOfDay(day);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** A date given either way as whole days since 1970-01-01; refuses what is neither. */
export function dayOf(where: string, argument: string, date: LocalDate): number {
	if (typeof date !== "string") {
		checkDay(where, argument, date);
		return date;
	}
	try {
		return readLocalDate(date);
	} catch (error) {
		if (!(error instanceof InvalidInputError)) throw error;
		const message = error.message.replace("readLocalDate: text", `${where}: ${argument}`);
		throw new InvalidInputError(message, { code: error.code, argument, received: date });
	}
}

/** The same day of the month some months later, or the last day of a shorter month: 31 January and one month is 28 February. */
export function addMonths(day: number, months: number): number {
	const [year, month, dayOfMonth] = civilOfDay(day);
	const count = year * 12 + (month - 1) + months;
	const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
	return dayOfCivil(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

function checkDay(where: string, argument: string, day: number): void {
	if (Number.isInteger(day) && day >= firstDay && day <= lastDay) return;
	throw new InvalidInputError(
		`${where}: ${argument} must be a whole number of days since 1970-01-01 in the years 0001 to 9999; got ${String(day)}`,
		{ code: "invalid-date", argument, received: day },
	);
}

function invalidDate(text: unknown, why: string): InvalidInputError {
	return new InvalidInputError(
		`readLocalDate: text must be a date "YYYY-MM-DD"; got ${JSON.stringify(text) ?? String(text)} (${why})`,
		{ code: "invalid-date", argument: "text", received: text },
	);
}

function hint(text: unknown): string {
	if (typeof text !== "string") return "a text is needed";
	if (text.trim() === "") return "leave the fact out where it is not known";
	if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return "a time of day belongs to a zone: give the local date alone";
	if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text))
		return "day and month could be either way round: write the year first";
	return "four, two and two digits with hyphens";
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return isLeap(year) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dayOfCivil(year: number, month: number, day: number): number {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function civilOfDay(day: number): [year: number, month: number, day: number] {
	const shifted = day + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
	return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth];
}
