import { InvalidInputError, isInvalidInput } from "@quickening/core";
import { defineColumns, type RowOf, type TypedTable } from "@quickening/table";
import type { StudyTables } from "../checks/study.ts";
import { type CohortTableName, cohortTables } from "./cohort-tables.ts";
import { type Columns, isNumber, isOptional } from "./column-kind.ts";

/** A cohort in memory: typed tables with units, any of the nine. */
export type Cohort = { readonly [T in CohortTableName]?: TypedTable<RowOf<(typeof cohortTables)[T]>> };

/**
 * Typed tables of a study's tables: every cell keeps its column's type, range and codes. Columns that may be empty and are not
 * there are empty; columns that are none of the schema's are left behind.
 *
 * @throws InvalidInputError naming table, row and column of the first cell that does not; `checkCohort` lists them all.
 */
export function cohortOf(tables: StudyTables): Cohort {
	const made = (Object.keys(cohortTables) as CohortTableName[]).flatMap((name) => {
		const input = tables[name];
		if (input === undefined) return [];
		const isTable = typeof (input as TypedTable<never>).columnNames === "function";
		const given: Readonly<Record<string, ArrayLike<unknown>>> = isTable
			? Object.fromEntries(
					(input as TypedTable<never>)
						.columnNames()
						.map((column) => [column, (input as TypedTable<never>).array(column as never)]),
				)
			: (input as Readonly<Record<string, ArrayLike<unknown>>>);
		return [[name, typedTable(name, given)] as const];
	});
	return Object.fromEntries(made) as Cohort;
}

function typedTable(name: CohortTableName, given: Readonly<Record<string, ArrayLike<unknown>>>) {
	const columns: Columns = cohortTables[name];
	const [n = 0] = Object.values(given).map(({ length }) => length);
	const cells = Object.entries(columns).map(([column, facts]) => {
		const own = given[column];
		if (own !== undefined) return [column, own] as const;
		if (isOptional(facts)) {
			return [column, isNumber(facts) ? new Float64Array(n).fill(Number.NaN) : new Array(n).fill(null)] as const;
		}
		throw new InvalidInputError(`cohortOf: table ${name} must have its column ${column}, which may not be empty`, {
			code: "missing-column",
			argument: column,
			received: Object.keys(given),
		});
	});
	try {
		return defineColumns(columns).fromColumns(Object.fromEntries(cells) as never, name);
	} catch (error) {
		if (!isInvalidInput(error)) throw error;
		// The cell may be an answer about self-harm, or of a pregnancy that ended early: it goes into no log.
		const said = error.message
			.replace(/^fromColumns: /, "cohortOf: ")
			.replace(/; got .*$/s, "; what stands there is not shown");
		throw new InvalidInputError(`${said}. checkCohort, or "npm run cohort -- check", lists all that is wrong`, {
			code: error.code,
			argument: error.argument,
			received: "not shown",
		});
	}
}
