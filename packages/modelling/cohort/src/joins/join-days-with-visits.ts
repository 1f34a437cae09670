import { InvalidInputError } from "@quickening/core";
import { type Column, type Columns, defineColumns, type TypedTable } from "@quickening/table";
import { studyTable } from "../checks/study.ts";
import { studyFacts } from "../checks/study-facts.ts";
import { cohortTables } from "../tables/cohort-tables.ts";
import type { Cohort } from "../tables/typed-tables.ts";
import { type DayMatch, type MatchOptions, matchDays } from "./match-days.ts";
import { type Context, takenContexts } from "./one-context.ts";

type VisitColumn = keyof typeof cohortTables.visit;
type DayColumn = keyof typeof cohortTables.day;

export interface DaysWithVisitsOptions extends MatchOptions {
	/** Contexts of the visits; may be left out where all are of one. */
	readonly contexts?: readonly Context[];
	/** Columns of visits to take. */
	readonly visits: readonly VisitColumn[];
	/** Columns of days to take; a day without any of them is none. */
	readonly days: readonly DayColumn[];
}

/** Visits with the wearable's day that belongs to each. */
export interface DaysWithVisits {
	/**
	 * A row a visit that has a day: `visitId`, `participantId`, `pregnancyId`, `context`, `gestationalAgeDays` (of the visit),
	 * `offsetDays` (day less visit), `source`, the columns of the visit, and those of the day with "day" before their names.
	 */
	readonly table: TypedTable<Readonly<Record<string, string | number | null>>>;
	/** What was matched; of rows, the left are the visits in the contexts, the right the days. */
	readonly match: Omit<DayMatch, "row" | "offsetDays">;
	readonly nVisitsOfOtherContexts: number;
	/** Visits of pregnancies that nothing dates: they are matched by date, and have no gestational age. */
	readonly nUndated: number;
}

/**
 * Joins clinic visits with the day of a wearable that is nearest in gestational time, of the same woman and pregnancy.
 *
 * @param cohort - Tables of visits, days and pregnancies. Days must be of one source a day: resolve them first
 *   (`resolveSources`).
 * @throws InvalidInputError when visits are of several contexts and none is named, a person has two rows on a day, or a table is
 *   not there.
 * @example
 * joinDaysWithVisits(tables, { toleranceDays: 3, rule: "last-before", use: "once", contexts: ["office"],
 *   visits: ["systolicMmHg"], days: ["restingHeartRateBpm"] }).table.title("dayRestingHeartRateBpm");
 */
export function joinDaysWithVisits(cohort: Cohort, options: DaysWithVisitsOptions): DaysWithVisits {
	const { contexts, visits: visitNames, days: dayNames } = options;
	const visit = columnsOf(cohort, "visit");
	const day = columnsOf(cohort, "day");
	const facts = studyFacts(
		new Map([["pregnancy", studyTable("pregnancy", cohortTables.pregnancy, columnsOf(cohort, "pregnancy") as never)]]),
	);
	const taken = takenContexts("joinDaysWithVisits", visit.context as string[], contexts);
	const visitRows = rowsWhere(visit.visitId!.length, (row) => taken.has(visit.context![row] as string));
	const dayRows = rowsWhere(day.personId!.length, (row) =>
		dayNames.some((name) => {
			const value = day[name]![row];
			return value !== null && !Number.isNaN(value);
		}),
	);
	refuseTwoSources(day, dayRows);
	const dayOf = (date: unknown) => Date.parse(`${date as string}T00:00:00Z`) / 86_400_000;
	// A pregnancy is one woman's: its id alone would match a wrong link.
	const group = (person: unknown, pregnancy: unknown) =>
		pregnancy === null ? null : `${person as string}\0${pregnancy as string}`;
	const match = matchDays(
		{
			group: visitRows.map((row) => group(visit.participantId![row], visit.pregnancyId![row])),
			day: visitRows.map((row) => dayOf(visit.date![row])),
		},
		{
			group: dayRows.map((row) => group(day.personId![row], day.pregnancyId![row])),
			day: dayRows.map((row) => dayOf(day.date![row])),
		},
		options,
	);
	const start = visitRows.map(
		(row) => facts.pregnancyById.get(visit.pregnancyId![row] as string)?.startDay ?? Number.NaN,
	);
	const kept = rowsWhere(visitRows.length, (i) => match.row[i]! >= 0);
	const fromVisit = (name: string) => kept.map((i) => visit[name]![visitRows[i]!]);
	const fromDay = (name: string) => kept.map((i) => day[name]![dayRows[match.row[i]!]!]);
	const { visitId, participantId, pregnancyId, context } = cohortTables.visit;
	const days: Columns = Object.fromEntries(dayNames.map((name) => [withDay(name), cohortTables.day[name]]));
	const columns: Columns = {
		...{ visitId, participantId, pregnancyId, context },
		gestationalAgeDays: { type: "integer", unit: "d", missing: [""], description: "Gestational age at the visit" },
		offsetDays: { type: "integer", unit: "d", description: "The day's date less the visit's" },
		source: cohortTables.day.source,
		...Object.fromEntries(visitNames.map((name) => [name, cohortTables.visit[name] as Column])),
		...days,
	};
	const cells: Record<string, ArrayLike<unknown>> = {
		...Object.fromEntries(
			["visitId", "participantId", "pregnancyId", "context", ...visitNames].map((name) => [name, fromVisit(name)]),
		),
		gestationalAgeDays: kept.map((i) => dayOf(visit.date![visitRows[i]!]) - start[i]!),
		offsetDays: kept.map((i) => match.offsetDays[i]!),
		source: fromDay("source"),
		...Object.fromEntries(dayNames.map((name) => [withDay(name), fromDay(name)])),
	};
	const { row: _row, offsetDays: _offsetDays, ...counts } = match;
	return {
		table: defineColumns(columns).fromColumns(cells as never, "visits with days") as never,
		match: counts,
		nVisitsOfOtherContexts: visit.visitId!.length - visitRows.length,
		nUndated: start.filter((each) => Number.isNaN(each)).length,
	};
}

function withDay(name: string): string {
	return `day${name[0]!.toUpperCase()}${name.slice(1)}`;
}

function columnsOf(cohort: Cohort, name: "visit" | "day" | "pregnancy"): Record<string, (string | number | null)[]> {
	const table = cohort[name] as TypedTable<Readonly<Record<string, string | number | null>>> | undefined;
	if (table !== undefined)
		return Object.fromEntries(table.columnNames().map((column) => [column, table.array(column)]));
	throw new InvalidInputError(
		`joinDaysWithVisits: cohort must have a table ${name}; it has ${Object.keys(cohort).join(", ")}`,
		{
			code: "missing-table",
			argument: "cohort",
			received: Object.keys(cohort),
		},
	);
}

function rowsWhere(n: number, passes: (row: number) => boolean): number[] {
	const rows: number[] = [];
	for (let row = 0; row < n; row++) if (passes(row)) rows.push(row);
	return rows;
}

function refuseTwoSources(
	day: Readonly<Record<string, readonly (string | number | null)[]>>,
	rows: readonly number[],
): void {
	const seen = new Set<string>();
	for (const row of rows) {
		const key = `${day.personId![row]}\0${day.date![row]}`;
		if (seen.has(key)) {
			throw new InvalidInputError(
				"joinDaysWithVisits: days must have one row a person and date; got two sources on a day. Say which holds first, with resolveSources",
				{ code: "two-sources", argument: "cohort.day", received: undefined },
			);
		}
		seen.add(key);
	}
}
