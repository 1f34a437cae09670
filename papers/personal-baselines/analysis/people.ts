import type { StageContext } from "@quickening/paper";
import { dailyFitbitSemaDfUnprocessed as daily } from "../../../data/lifesnaps-daily/columns.ts";
import type { Measure } from "./measures.ts";

/** One person: days in order, with NaN where nothing was had. */
export interface Person {
	readonly id: string;
	/** "female", "male", or "" where not given. */
	readonly sex: string;
	/** "under 30", "30 or more", or "" where not given. */
	readonly age: string;
	/** Days since 1970-01-01. */
	readonly days: readonly number[];
	readonly values: Readonly<Record<Measure, readonly number[]>>;
	/** 1 or 0; NaN without an answer that day. */
	readonly tense: readonly number[];
	readonly happy: readonly number[];
	readonly tired: readonly number[];
	/** As in the file, before anything is left out. */
	readonly raw: {
		readonly steps: readonly number[];
		readonly sleepMinutes: readonly number[];
		readonly rmssdMs: readonly number[];
	};
}

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(date: string): number {
	return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** Saturday or Sunday. */
export function isWeekend(day: number): boolean {
	const weekday = (((day + 4) % 7) + 7) % 7;
	return weekday === 0 || weekday === 6;
}

/** Reads the people with their days in order. */
export async function readPeople(stage: StageContext): Promise<readonly Person[]> {
	const table = await stage.readTable(
		"days",
		daily.pick(
			"id",
			"date",
			"resting_hr",
			"rmssd",
			"steps",
			"minutesAsleep",
			"age",
			"gender",
			"HAPPY",
			"TENSE/ANXIOUS",
			"TIRED",
		),
	);
	const least = stage.param<number>("leastSteps");
	const shortest = stage.param<number>("leastSleep");
	const longest = stage.param<number>("mostSleep");
	const rowsOf = new Map<string, ReturnType<typeof table.objects>>();
	for (const row of table.objects()) {
		const own = rowsOf.get(row.id);
		if (own === undefined) rowsOf.set(row.id, [row]);
		else own.push(row);
	}
	return [...rowsOf]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([id, unsorted]): Person => {
			const rows = [...unsorted].sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
			const given = (of: (row: (typeof rows)[number]) => string | null | undefined) =>
				rows.map(of).find((value) => value !== null && value !== undefined && value !== "") ?? "";
			const sleepMinutes = rows.map((row) => row.minutesAsleep);
			const steps = rows.map((row) => row.steps);
			const rmssdMs = rows.map((row) => row.rmssd);
			return {
				id,
				sex: given((row) => row.gender).toLowerCase(),
				age: { "<30": "under 30", ">=30": "30 or more" }[given((row) => row.age)] ?? "",
				days: rows.map((row) => dayNumber(row.date)),
				values: {
					restingHr: rows.map((row) => row.resting_hr),
					lnRmssd: rmssdMs.map((value) => (value > 0 ? Math.log(value) : Number.NaN)),
					logSteps: steps.map((value) => (value >= least ? Math.log(value) : Number.NaN)),
					sleep: sleepMinutes.map((value) => (value >= shortest && value <= longest ? value / 60 : Number.NaN)),
				},
				tense: rows.map((row) => row["TENSE/ANXIOUS"]),
				happy: rows.map((row) => row.HAPPY),
				tired: rows.map((row) => row.TIRED),
				raw: { steps, sleepMinutes, rmssdMs },
			};
		});
}

/** The values that were had, in order of days. */
export function had(values: readonly number[]): number[] {
	return values.filter((value) => !Number.isNaN(value));
}
