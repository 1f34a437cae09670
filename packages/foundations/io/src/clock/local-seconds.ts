/** Days since 1970-01-01 of a day of the calendar; NaN where there is no such day: a thirteenth month, the 30th of February. */
export function dayNumber(year: number, month: number, day: number): number {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 : Number.NaN;
}

/**
 * Seconds since midnight; NaN where there is no such time: 24:00, 23:60, 13 PM.
 *
 * @param half - "a" or "p" on a clock of twelve hours.
 */
export function secondOfDay(hour: number, minute: number, second: number, half?: "a" | "p"): number {
	if (half !== undefined && (hour < 1 || hour > 12)) return Number.NaN;
	const ofDay = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
	const isTime = ofDay >= 0 && ofDay < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
	return isTime ? ofDay * 3600 + minute * 60 + second : Number.NaN;
}

/** Seconds since 1970 of a date with a year of four digits, on a clock without a zone; NaN where there is no such date. */
export function clockSeconds(
	year: number,
	month: number,
	day: number,
	hour: number,
	minute: number,
	second: number,
): number {
	return year < 100 ? Number.NaN : dayNumber(year, month, day) * 86_400 + secondOfDay(hour, minute, second);
}

/** Whether seconds since 1970 are a date at which a recording can have been made: 1990 to 2200. */
export const isPlausibleDate = (seconds: number): boolean => seconds >= 631_152_000 && seconds < 7_258_118_400;
