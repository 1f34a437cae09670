import { checkInteger, InvalidInputError, type Random, seededRandom, utcOfLocalTime } from "@quickening/core";
import { isoDate } from "../design/days-since-1970.ts";
import type { SyntheticDays } from "../synthetic-pregnancy.ts";

/**
 * Whose minutes are made: the days of one synthetic pregnancy, where she lives, and what the streams of random numbers begin
 * from.
 */
export interface MinuteSource {
	/** The design's seed. */
	readonly seed: number | string;
	/** The pregnancy's number. */
	readonly index: number;
	readonly days: SyntheticDays;
	/** IANA name of the zone in which she lives: days have 23 and 25 hours where its clocks change. */
	readonly zone: string;
}

/** A civil day of her zone. */
export interface CivilDay {
	/** Local date, "2026-03-29". */
	readonly date: string;
	/** Local midnight: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	/** Whole minutes to the next local midnight: 1440, 1380, 1500; 0 of a date that a zone's calendar left out. */
	readonly minutes: number;
}

/**
 * Random numbers of one kind of signal on one day: no stream moves another's numbers, no day another day's.
 *
 * @param name - Of the signal.
 */
export function minuteStream({ seed, index }: MinuteSource, day: number, name: string): Random {
	return seededRandom(`minutes/${seed}/${index}/${day}/${name}`);
}

/** @throws InvalidInputError when the source has no such day. */
export function checkDay(where: string, { days }: MinuteSource, day: number): void {
	checkInteger(where, "day", day);
	if (day < days.n) return;
	throw new InvalidInputError(`${where}: day must be below the number of days, ${days.n}; got ${day}`, {
		code: "out-of-range",
		argument: "day",
		received: day,
	});
}

/** The civil day of a day of the source; the days before its first and after its last have one, too. */
export function civilDay({ days, zone }: MinuteSource, day: number): CivilDay {
	const start = midnight(days.firstDay + day, zone);
	const end = midnight(days.firstDay + day + 1, zone);
	return { date: isoDate(days.firstDay + day), startUtcSeconds: start, minutes: Math.round((end - start) / 60) };
}

/** First moment of a date; where clocks skip midnight, the moment at which they do. */
function midnight(daysSince1970: number, zone: string): number {
	const { shown, utcSeconds, otherUtcSeconds } = utcOfLocalTime(`${isoDate(daysSince1970)}T00:00:00`, zone);
	return shown === "skipped" ? otherUtcSeconds : utcSeconds;
}
