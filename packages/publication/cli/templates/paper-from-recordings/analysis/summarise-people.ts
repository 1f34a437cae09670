import { validDayRules } from "@quickening/actigraphy";
import { mean, standardDeviation, studentTQuantile } from "@quickening/stats";
import type { DayRow, NightRow } from "./recording-rows.ts";

/** What params.yaml says of counting. */
export interface CountingRules {
	readonly validDay: keyof typeof validDayRules;
	readonly leastValidDays: number;
	readonly leastNightHours: number;
}

/** A participant's day, over all of their recordings. */
export interface PersonDay {
	readonly participant: string;
	readonly date: string;
	/** Their first day is 1, the next that a recording touches 2. */
	readonly day: number;
	/** 24, or 23 and 25 where clocks change. */
	readonly hours: number;
	readonly wornHours: number;
	readonly notWornHours: number;
	readonly missingHours: number;
	readonly meanEnmoMg: number | null;
	readonly meanCounts: number | null;
	/** Worn for as long as the rule asks. */
	readonly valid: boolean;
}

/** A participant over their valid days and nights; null where there is none. */
export interface PersonRow {
	readonly participant: string;
	readonly days: number;
	readonly validDays: number;
	/** Whether there are as many valid days as the rule asks for. */
	readonly counts: boolean;
	readonly wornHours: number | null;
	readonly meanEnmoMg: number | null;
	readonly meanCounts: number | null;
	readonly nights: number;
	readonly validNights: number;
	readonly windowHours: number | null;
	readonly sleepHours: number | null;
}

/** A mean over people with its 95% t interval; NaN where it cannot be had. */
export interface MeanOverPeople {
	readonly n: number;
	readonly mean: number;
	readonly sd: number;
	readonly low: number;
	readonly high: number;
}

/** Days of participants: what several recordings hold of one date is put together, means by the hours worn. */
export function daysOfPeople(rows: readonly DayRow[], { validDay }: Pick<CountingRules, "validDay">): PersonDay[] {
	const rule = validDayRules[validDay];
	if (rule === undefined) {
		const known = Object.keys(validDayRules).join(", ");
		throw new Error(`parameter validDay in params.yaml must be one of ${known}; got ${validDay}`);
	}
	return groupedBy(rows, ({ participant }) => participant).flatMap(([participant, own]) =>
		groupedBy(own, ({ date }) => date)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([date, parts], i) => {
				const wornHours = sum(parts.map((part) => part.wornHours));
				return {
					participant,
					date,
					day: i + 1,
					hours: Math.max(...parts.map(({ hours }) => hours)),
					wornHours,
					notWornHours: sum(parts.map((part) => part.notWornHours)),
					missingHours: sum(parts.map((part) => part.missingHours)),
					meanEnmoMg: weightedMean(parts, ({ meanEnmoMg }) => meanEnmoMg),
					meanCounts: weightedMean(parts, ({ meanCounts }) => meanCounts),
					valid: wornHours >= rule.minimumWearHours,
				};
			}),
	);
}

/** Participants, each with the means of their valid days and nights: days count alike, however long they were worn. */
export function summarisePeople(
	days: readonly PersonDay[],
	nights: readonly NightRow[],
	{ leastValidDays, leastNightHours }: Omit<CountingRules, "validDay">,
): PersonRow[] {
	return groupedBy(days, ({ participant }) => participant).map(([participant, own]) => {
		const valid = own.filter((day) => day.valid);
		const ownNights = nights.filter((night) => night.participant === participant);
		const validNights = ownNights.filter(
			({ knownHours, windowHours }) => knownHours >= leastNightHours && windowHours !== null,
		);
		return {
			participant,
			days: own.length,
			validDays: valid.length,
			counts: valid.length >= leastValidDays,
			wornHours: meanOf(valid.map(({ wornHours }) => wornHours)),
			meanEnmoMg: meanOf(valid.map(({ meanEnmoMg }) => meanEnmoMg)),
			meanCounts: meanOf(valid.map(({ meanCounts }) => meanCounts)),
			nights: ownNights.length,
			validNights: validNights.length,
			windowHours: meanOf(validNights.map(({ windowHours }) => windowHours)),
			sleepHours: meanOf(validNights.map(({ sleepHours }) => sleepHours)),
		};
	});
}

/** Mean over people of what each has; who has nothing is left out, and not counted. */
export function meanOverPeople(cells: readonly (number | null)[]): MeanOverPeople {
	const values = cells.filter((cell) => cell !== null);
	const n = values.length;
	const none = Number.NaN;
	if (n === 0) return { n, mean: none, sd: none, low: none, high: none };
	const centre = mean(values);
	if (n === 1) return { n, mean: centre, sd: none, low: none, high: none };
	const sd = standardDeviation(values);
	const half = (studentTQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
	return { n, mean: centre, sd, low: centre - half, high: centre + half };
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
	const groups = new Map<string, T[]>();
	for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
	return [...groups];
}

function weightedMean(parts: readonly DayRow[], of: (part: DayRow) => number | null): number | null {
	const known = parts.filter((part) => of(part) !== null);
	const hours = sum(known.map(({ wornHours }) => wornHours));
	return hours === 0 ? null : sum(known.map((part) => part.wornHours * of(part)!)) / hours;
}

function meanOf(cells: readonly (number | null)[]): number | null {
	const known = cells.filter((cell) => cell !== null);
	return known.length === 0 ? null : sum(known) / known.length;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
