/**
 * Seconds since 1970 of a date on a clock without a zone.
 *
 * @returns NaN where there is no such date: a thirteenth month, the 30th of February, 24:60.
 */
export function clockSeconds(
	year: number,
	month: number,
	day: number,
	hour: number,
	minute: number,
	second: number,
): number {
	const ms = Date.UTC(year, month - 1, day, hour, minute, second);
	const date = new Date(ms);
	const isDate =
		date.getUTCFullYear() === year &&
		date.getUTCMonth() === month - 1 &&
		date.getUTCDate() === day &&
		date.getUTCHours() === hour &&
		date.getUTCMinutes() === minute;
	return isDate && second >= 0 && second < 60 ? ms / 1000 : Number.NaN;
}

/** "2024-03-31T23:00:00.000", to the microsecond where milliseconds do not hold it, of a whole second and what is added to it. */
export function printClock(wholeSeconds: number, addedSeconds = 0): string {
	const micro = Math.round(addedSeconds * 1e6);
	const second = wholeSeconds + Math.floor(micro / 1e6);
	const digits = String(micro - Math.floor(micro / 1e6) * 1e6).padStart(6, "0");
	const whole = new Date(second * 1000).toISOString().slice(0, 19);
	return `${whole}.${digits.endsWith("000") ? digits.slice(0, 3) : digits}`;
}
