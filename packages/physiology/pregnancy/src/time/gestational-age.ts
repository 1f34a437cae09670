import { InvalidInputError } from "@quickening/core";
import { dayOf, type LocalDate } from "./local-date.ts";

/**
 * Reads a gestational age in completed weeks and days: "10+6", "10w6d", "10w", "10 weeks 6 days".
 *
 * A fraction is refused, whichever mark it has: 10.6 is read as 10 weeks and 6 days (76 days) by some and as 10.6 weeks
 * (74.2 days) by others, and no rule tells which was meant.
 *
 * @param text - Weeks from 0 to 60 and days from 0 to 6; blanks at its ends, and capital letters, do no harm.
 * @returns Completed days.
 * @throws InvalidInputError (code "ambiguous-gestational-age" for 10.6, "10,6" and bare numbers; "invalid-gestational-age" for
 *   the rest, such as "10+7").
 *
 * Source: completed weeks and days, as the AAP has them (25 weeks and 5 days are 25 weeks), doi:10.1542/peds.2004-1915.
 * @example
 * readGestationalAge("10+6"); // 76
 */
export function readGestationalAge(text: string): number {
	const given = typeof text === "string" ? text.trim().toLowerCase() : text;
	const found =
		typeof given === "string"
			? (/^(\d{1,2})\s*\+\s*(\d)$/.exec(given) ??
				/^(\d{1,2})\s*w(?:k|ks|eek|eeks)?(?:[\s,]*(?:and\s+)?(\d)\s*d(?:ay|ays)?)?$/.exec(given))
			: null;
	if (found !== null) {
		const [weeks, days] = [Number(found[1]), Number(found[2] ?? 0)];
		if (weeks > 60) throw invalid(text, "weeks go from 0 to 60");
		if (days > 6) throw invalid(text, `${days} days are a week or more: days go from 0 to 6`);
		return weeks * 7 + days;
	}
	if (typeof given === "number" || (typeof given === "string" && /^\d{1,3}([.,]\d+)?$/.test(given)))
		throw new InvalidInputError(
			`readGestationalAge: text must say which part is weeks and which is days; got ${JSON.stringify(text)}. ` +
				'It could be weeks and days, or a decimal fraction of weeks, or days: write "10+6"',
			{ code: "ambiguous-gestational-age", argument: "text", received: text },
		);
	throw invalid(text, 'write "10+6" or "10w6d"');
}

/**
 * Writes a gestational age as completed weeks and days.
 *
 * @param gestationalAgeDays - Days, a whole number; a fraction is cut off, as completed days are meant. Negative before day 0.
 * @returns "10+6"; "-1+3" for 10 days before day 0 (so that equal digits mean an equal distance); "" for NaN.
 * @example
 * printGestationalAge(76); // "10+6"
 */
export function printGestationalAge(gestationalAgeDays: number): string {
	if (!Number.isFinite(gestationalAgeDays)) return "";
	const days = Math.floor(gestationalAgeDays);
	const size = Math.abs(days);
	return `${days < 0 ? "-" : ""}${Math.floor(size / 7)}+${size % 7}`;
}

/**
 * Gestational age on a date.
 *
 * @param date - Local date.
 * @param gestationStartDay - Gestational day 0, as days since 1970-01-01: of `datePregnancy`, or the first day of a last period.
 * @returns Completed days; negative before day 0, NaN where day 0 is not known.
 *
 * Source: by definition: days elapsed since the first day of the last period of a 28-day cycle, which is itself day 0.
 * @example
 * gestationalAgeOn("2026-03-18", readLocalDate("2026-01-01")); // 76
 */
export function gestationalAgeOn(date: LocalDate, gestationStartDay: number): number {
	return dayOf("gestationalAgeOn", "date", date) - gestationStartDay;
}

/** Completed weeks of a gestational age: 76 days are 10; NaN stays NaN. */
export function completedWeeks(gestationalAgeDays: number): number {
	return Math.floor(gestationalAgeDays / 7);
}

function invalid(text: unknown, why: string): InvalidInputError {
	return new InvalidInputError(
		`readGestationalAge: text must be completed weeks and days; got ${JSON.stringify(text) ?? String(text)} (${why})`,
		{ code: "invalid-gestational-age", argument: "text", received: text },
	);
}
