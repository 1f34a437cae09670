import { InvalidInputError } from "@quickening/core";
import { defineColumns, type TypedTable } from "@quickening/table";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { checkCells } from "./check-cells.ts";
import { checkColumns } from "./check-columns.ts";
import { checkDates } from "./check-dates.ts";
import { checkDays } from "./check-days.ts";
import { checkInfants } from "./check-infants.ts";
import { checkKeys } from "./check-keys.ts";
import { checkLinks } from "./check-links.ts";
import { checkOutcomes } from "./check-outcomes.ts";
import { checkPregnancies } from "./check-pregnancies.ts";
import { checkRecords } from "./check-records.ts";
import { checkSessions } from "./check-sessions.ts";
import { checkUnits } from "./check-units.ts";
import { type Problem, problemColumns } from "./problem.ts";
import { problemKinds } from "./problem-kinds.ts";
import { problemList } from "./problem-list.ts";
import { dayOfDate, type StudyTable, type StudyTables, studyTable } from "./study.ts";
import { studyFacts } from "./study-facts.ts";

export interface CheckOptions {
	/** Local date of the data freeze, "2026-11-30": later dates are problems. Without it none is. */
	readonly frozenOn?: string;
	/** Local date of the study's last day. */
	readonly endsOn?: string;
	/** Rows of one kind that are named; what is beyond is counted in one line. Default: 20. */
	readonly most?: number;
	/** "named" (default) gives keys of rows to who may see them; "counted" names nobody, and hides counts of 1 to 7. */
	readonly rows?: "named" | "counted";
}

/**
 * Looks at the tables of a study, any or all of the nine, and lists what is wrong: cells, keys, links, impossible dates, units,
 * contradictions between tables, and what is not there. Data are never thrown at: whatever stands in a cell, it ends in the list.
 *
 * Records of pregnancies that ended early are counted ("1 to 7" where they are few, else rounded to 5), and never shown as rows.
 *
 * @param tables - Typed tables, or columns by name (arrays of one length; cells of any kind; missing: null, NaN, "").
 * @throws InvalidInputError when an option is not what it must be; for data never.
 * @returns Problems by table, then by kind; no row where nothing is wrong.
 * @example
 * const outcome = { pregnancyId: ["q1"], outcome: ["preterm-birth"], value: ["maybe"] };
 * checkCohort({ outcome }).array("code"); // ["missing-table", "code"]
 */
export function checkCohort(
	tables: StudyTables,
	{ frozenOn, endsOn, most = 20, rows = "named" }: CheckOptions = {},
): TypedTable<Problem> {
	const ready = new Map<CohortTableName, StudyTable>();
	const foreign: Problem[] = [];
	for (const name of Object.keys(cohortTables) as CohortTableName[]) {
		const input = tables[name];
		if (input !== undefined) ready.set(name, studyTable(name, cohortTables[name], input));
	}
	for (const name of Object.keys(tables)) {
		if (Object.hasOwn(cohortTables, name)) continue;
		const { severity, what, todo } = problemKinds["unknown-table"];
		const message = `${what}: it has ${Object.keys(cohortTables).join(", ")}. ${todo}.`;
		foreign.push({
			...{ table: name, key: null, column: null, code: "unknown-table", severity, rows: 0, message, protected: false },
		});
	}
	const facts = studyFacts(ready);
	const { add, problems } = problemList(facts, { most, isNamed: rows === "named" });
	const frozenDay = dayOfOption("frozenOn", frozenOn);
	const endsDay = dayOfOption("endsOn", endsOn);
	checkColumns(facts, add);
	checkCells(facts, add);
	checkUnits(facts, add);
	checkKeys(facts, add);
	checkLinks(facts, add);
	checkPregnancies(facts, add, { frozenDay });
	checkInfants(facts, add);
	checkSessions(facts, add);
	checkDays(facts, add);
	checkDates(facts, add, { frozenDay, endsDay });
	checkRecords(facts, add);
	checkOutcomes(facts, add);
	const order = Object.keys(cohortTables);
	const found = [...foreign, ...problems()];
	// Stable: within a table as they were found.
	found.sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
	return defineColumns(problemColumns).fromRows(found, "the problems");
}

function dayOfOption(argument: string, date: string | undefined): number {
	if (date === undefined) return Number.POSITIVE_INFINITY;
	const day = dayOfDate(date);
	if (!Number.isNaN(day)) return day;
	throw new InvalidInputError(`checkCohort: ${argument} must be a date such as "2026-11-30"; got "${date}"`, {
		code: "invalid-date",
		argument,
		received: date,
	});
}
