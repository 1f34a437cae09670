import { dayNumber, secondOfDay } from "../clock/local-seconds.ts";

/** In which order a date names day, month and year. */
export type DateOrder = "day-first" | "month-first" | "year-first";

/** Numbers of a date as they stand, and what may separate them. */
const dateParts = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/;
const namedMonth = /^(?<day>\d{1,2})[-/. ]+(?<month>\p{L}+)\.?[-/. ]+(?<year>\d{4}|\d{2})$/u;
const monthThenDay = /^(?<month>\p{L}+)\.?[-/. ]+(?<day>\d{1,2}),?[-/. ]+(?<year>\d{4}|\d{2})$/u;

/**
 * Orders in which the numbers of a date can be read: one where it settles the order itself (a number above 12, the year first),
 * two where it does not (04/07/2015), none where it is no date (30/02/2015).
 *
 * Points stand between day, month and year only where the day comes first: no locale of Unicode's CLDR writes 07.04.2015 for
 * the 4th of July.
 */
export function dateOrders(text: string): readonly DateOrder[] {
	if (namedMonth.test(text) || monthThenDay.test(text))
		return readDate(text, "day-first") === undefined ? [] : ["day-first", "month-first"];
	const parts = dateParts.exec(text);
	if (parts === null) return [];
	const orders: readonly DateOrder[] =
		parts[1]!.length > 2 ? ["year-first"] : parts[2] === "." ? ["day-first"] : ["day-first", "month-first"];
	return orders.filter((order) => readDate(text, order) !== undefined);
}

/**
 * Days since 1970-01-01 of a date such as 23/11/2019, 11-23-2019, 2019-11-23, 23.11.2019 or 23-Nov-2019 (month names and short
 * names of twelve languages). Years of two digits are 1980 to 2079.
 *
 * @returns undefined when there is no such day.
 */
export function readDate(text: string, order: DateOrder): number | undefined {
	const named = (namedMonth.exec(text) ?? monthThenDay.exec(text))?.groups;
	if (named !== undefined) return known(dayNumber(fullYear(named.year!), monthOf(named.month!), Number(named.day)));
	const parts = dateParts.exec(text);
	if (parts === null) return undefined;
	const [, first, , second, third] = parts as unknown as [string, string, string, string, string];
	if (order === "year-first") {
		if (first.length !== 4 || third.length > 2) return undefined;
		return known(dayNumber(Number(first), Number(second), Number(third)));
	}
	if (first.length > 2 || (third.length !== 4 && third.length !== 2)) return undefined;
	const [day, month] = order === "day-first" ? [first, second] : [second, first];
	return known(dayNumber(fullYear(third), Number(month), Number(day)));
}

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*([AaPp])?\.?([Mm])?\.?$/;

/** Seconds since midnight of a time such as 7:05, 19:05:30, 19:05:30.250 or 07:05:30 PM; undefined when there is no such time. */
export function readClock(text: string): number | undefined {
	const parts = clock.exec(text);
	if (parts === null || (parts[5] === undefined) !== (parts[6] === undefined)) return undefined;
	const half = parts[5]?.toLowerCase() as "a" | "p" | undefined;
	const seconds = secondOfDay(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), half);
	return known(seconds + (parts[4] === undefined ? 0 : Number(`0.${parts[4]}`)));
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

function fullYear(text: string): number {
	const year = Number(text);
	return text.length === 4 ? year : year + (year < 80 ? 2000 : 1900);
}

/*
 * Beginnings of the names of months, longest that is needed to tell them apart: English, German, French, Dutch, Spanish,
 * Italian, Portuguese, Swedish, Danish, Norwegian, Finnish, Polish.
 */
const monthNames: readonly string[] = [
	"jan en ene gen tam sty",
	"feb fév fev hel lut",
	"mar mär mrz maa mrt maar",
	"apr avr abr huh kwi",
	"may mai maj mei mag tou maio",
	"jun juin giu kes cze",
	"jul juil lug hei lip",
	"aug aoû aou ago elo sie",
	"sep set syy wrz",
	"oct okt ott out lok paź paz",
	"nov marras mrs lis",
	"dec dez déc dic des jou gru",
];

/** NaN where no language calls a month so. */
function monthOf(name: string): number {
	const lower = name.toLowerCase();
	let found = Number.NaN;
	let length = 0;
	for (const [i, beginnings] of monthNames.entries()) {
		for (const beginning of beginnings.split(" ")) {
			if (beginning.length > length && lower.startsWith(beginning)) [found, length] = [i + 1, beginning.length];
		}
	}
	return found;
}
