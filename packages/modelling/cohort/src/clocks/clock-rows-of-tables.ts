import { checkName, InvalidInputError, type Warning } from "@quickening/core";
import { datePregnancy, readLocalDate } from "@quickening/pregnancy";
import type { CohortCells, TableCells } from "../tables/cells.ts";
import type { ClockRows } from "./clock-products.ts";

export interface ClockRowsOptions {
	/** Column of the day table; "rmssdMs" by default. */
	readonly column?: string;
	/** Whether the natural logarithm is taken, as is usual for RMSSD; true by default. */
	readonly log?: boolean;
	/** Source whose rows are taken; all by default, with a warning where one day of a person has two. */
	readonly source?: string;
	/** "spontaneous" leaves out births that were induced or planned: these do not say when the body turned to it. */
	readonly births?: "all" | "spontaneous";
}

/** Reasons for which a pregnancy is left out. */
export const clockExclusions = [
	"not a live birth",
	"more than one fetus",
	"no date of birth",
	"not dated",
	"not known to be spontaneous",
	"no usable day",
] as const;
export type ClockExclusion = (typeof clockExclusions)[number];

/** Rows of both clocks, a pregnancy each, and what was left out. */
export interface ClockRowsOfTables {
	readonly people: readonly ClockRows[];
	readonly pregnancyIds: readonly string[];
	/** Pregnancies left out, by reason; each is counted once. */
	readonly leftOut: Readonly<Record<ClockExclusion, number>>;
	/** Rows of the day table that were used, and that were not: outside of a pregnancy, of one left out, or without a value. */
	readonly nDaysUsed: number;
	readonly nDaysLeftOut: number;
	readonly warnings: readonly Warning[];
}

/**
 * A study's own tables as rows for `compareClocks`: days of women who gave birth to one living child, from gestational day 0 to
 * the day before birth. Gestational age is by ACOG's rules from period, scan and transfer.
 *
 * @param cohort - Columns of the tables `day` and `pregnancy`, as `cellsOfRows` or `readCohort` give them.
 * @throws InvalidInputError when a table or a column is missing, or a value is not positive and its logarithm is asked for.
 * @example
 * compareClocks(clockRowsOfTables({ day, pregnancy }, { births: "spontaneous" }).people);
 */
export function clockRowsOfTables(
	cohort: CohortCells,
	{ column = "rmssdMs", log = true, source, births = "all" }: ClockRowsOptions = {},
): ClockRowsOfTables {
	const where = "clockRowsOfTables";
	checkName(where, "births", births, ["all", "spontaneous"]);
	const day = tableOf(where, cohort, "day", ["personId", "pregnancyId", "date", "source", column]);
	const pregnancy = tableOf(where, cohort, "pregnancy", ["pregnancyId", "participantId", "ended", "endedOn"]);
	const leftOut = Object.fromEntries(clockExclusions.map((reason) => [reason, 0])) as Record<ClockExclusion, number>;
	const open = new Map<string, Open>();
	const nPregnancies = pregnancy["pregnancyId"]?.length ?? 0;
	for (let i = 0; i < nPregnancies; i++) {
		const found = openPregnancy(pregnancy, i, births);
		if (typeof found === "string") leftOut[found]++;
		else open.set(pregnancy["pregnancyId"]?.[i] as string, found);
	}
	const nDays = day["date"]?.length ?? 0;
	let nDaysUsed = 0;
	let nSameDay = 0;
	for (let i = 0; i < nDays; i++) {
		const home = open.get(day["pregnancyId"]?.[i] as string);
		const value = day[column]?.[i] as number;
		if (home === undefined || Number.isNaN(value) || day["personId"]?.[i] !== home.participantId) continue;
		if (source !== undefined && day["source"]?.[i] !== source) continue;
		const date = readLocalDate(day["date"]?.[i] as string);
		const gestationalAgeDays = date - home.gestationStartDay;
		const daysToBirth = home.birthDay - date;
		if (gestationalAgeDays < 0 || daysToBirth < 1) continue;
		if (log && !(value > 0)) {
			throw new InvalidInputError(
				`${where}: ${column} must be positive for its logarithm; got ${value} in row ${i} of the table day. Mend it, or pass log: false`,
				{ code: "not-positive", argument: "cohort", received: value },
			);
		}
		if (home.days.has(date)) nSameDay++;
		home.days.add(date);
		home.gestationalAgeDays.push(gestationalAgeDays);
		home.daysToBirth.push(daysToBirth);
		home.values.push(log ? Math.log(value) : value);
		nDaysUsed++;
	}
	const used = [...open].filter(([, { values }]) => values.length > 0);
	leftOut["no usable day"] = open.size - used.length;
	return {
		people: used.map(([, { gestationalAgeDays, daysToBirth, values }]) => ({
			gestationalAgeDays: Float64Array.from(gestationalAgeDays),
			daysToBirth: Float64Array.from(daysToBirth),
			values: Float64Array.from(values),
		})),
		pregnancyIds: used.map(([id]) => id),
		leftOut,
		nDaysUsed,
		nDaysLeftOut: nDays - nDaysUsed,
		warnings:
			nSameDay === 0
				? []
				: [
						{
							code: "several-sources",
							message: `${nSameDay} days have a value from more than one source, and count as often. Name one by \`source\`.`,
						},
					],
	};
}

/** A pregnancy that may be used, with its days so far. */
interface Open {
	readonly participantId: string;
	readonly gestationStartDay: number;
	readonly birthDay: number;
	readonly days: Set<number>;
	readonly gestationalAgeDays: number[];
	readonly daysToBirth: number[];
	readonly values: number[];
}

function openPregnancy(table: TableCells, i: number, births: "all" | "spontaneous"): Open | ClockExclusion {
	const text = (name: string) => (table[name]?.[i] ?? null) as string | null;
	const number = (name: string) => {
		const value = table[name]?.[i] as number | undefined;
		return value === undefined || Number.isNaN(value) ? null : value;
	};
	if (text("ended") !== "live-birth") return "not a live birth";
	const fetuses = number("fetuses");
	if (fetuses !== null && fetuses > 1) return "more than one fetus";
	const endedOn = text("endedOn");
	if (endedOn === null) return "no date of birth";
	const { gestationStartDay } = datePregnancy({
		lastPeriodOn: text("lastPeriodOn"),
		scanOn: text("ultrasoundOn"),
		scanGestationalAgeDays: number("ultrasoundGestationalAgeDays"),
		embryoTransferOn: text("embryoTransferOn"),
		embryoAgeDays: number("embryoAgeDays"),
		fetuses,
		endedOn,
	});
	if (Number.isNaN(gestationStartDay)) return "not dated";
	if (births === "spontaneous" && text("onset") !== "spontaneous") return "not known to be spontaneous";
	return {
		participantId: text("participantId") as string,
		gestationStartDay,
		birthDay: readLocalDate(endedOn),
		days: new Set(),
		gestationalAgeDays: [],
		daysToBirth: [],
		values: [],
	};
}

function tableOf(
	where: string,
	cohort: CohortCells,
	name: "day" | "pregnancy",
	columns: readonly string[],
): TableCells {
	const table = cohort[name];
	const missing = table === undefined ? undefined : columns.find((column) => table[column] === undefined);
	if (table !== undefined && missing === undefined) return table;
	throw new InvalidInputError(
		`${where}: cohort must have the table ${name} with the columns ${columns.join(", ")}; got ${table === undefined ? "no such table" : `none called ${missing}`}`,
		{ code: "missing-column", argument: "cohort", received: missing ?? name },
	);
}
