import { dayNumber, isPlausibleDate, secondOfDay } from "../clock/local-seconds.ts";
import type { DateOrder } from "../text/index.ts";

export type { DateOrder };

/** Three numbers of a date; null for what is none. */
export function dateNumbers(text: string): readonly [number, number, number] | null {
	const parts = /^\s*(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\.?(?=[\sT,;]|$)/.exec(text);
	return parts && [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** Days since 1970 of a date in an order; NaN when it has no such day. */
export function daysOf([a, b, c]: readonly [number, number, number], order: DateOrder): number {
	const [year, month, day] = order === "year-first" ? [a, b, c] : order === "month-first" ? [c, a, b] : [c, b, a];
	return year < 1990 || year > 2199 ? Number.NaN : dayNumber(year, month, day);
}

/** "17:10:00", "5:10:00.033 PM" as seconds of the day; NaN for what is none. */
export function secondsOfDay(text: string): number {
	const parts =
		/^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?\s*([AP])?\.?M?\.?\s*(?:Z|[+-]\d{2}:?\d{2})?\s*$/i.exec(text);
	if (parts === null) return Number.NaN;
	const half = parts[5]?.toLowerCase() as "a" | "p" | undefined;
	const seconds = secondOfDay(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), half);
	return seconds + (parts[4] ? Number(`0.${parts[4]}`) : 0);
}

/** "2012-04-04T13:29:00Z", "11/1/2017 11:45:00.000" as seconds since 1970 of the clock; NaN for what is none. */
export function clockSeconds(text: string, order: DateOrder): number {
	const parts = /^\s*"?([\d\-/.]+?)\.?[T\s,;]+(\d.*?)"?\s*$/.exec(text);
	const numbers = parts && dateNumbers(parts[1]!);
	if (!numbers) return Number.NaN;
	const seconds = daysOf(numbers, numbers[0] > 31 ? "year-first" : order) * 86_400 + secondsOfDay(parts[2]!);
	return isPlausibleDate(seconds) ? seconds : Number.NaN;
}

/** The order in which all dates are days, where only one is possible; null when both or none are. */
export function onlyOrder(dates: readonly (readonly [number, number, number])[]): DateOrder | null {
	if (dates.length === 0) return null;
	const possible = (["year-first", "month-first", "day-first"] as const).filter((order) =>
		dates.every((date) => !Number.isNaN(daysOf(date, order))),
	);
	return possible.length === 1 ? possible[0]! : null;
}
