import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { type Columns, isOptional } from "../tables/column-kind.ts";
import { links } from "../tables/links.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Tables and columns that are not there, or unknown, or of unequal length. */
export function checkColumns({ tables }: StudyFacts, add: AddProblem): void {
	for (const [name, table] of tables) {
		const columns: Columns = cohortTables[name];
		if (table.lengths !== undefined) {
			const lengths = [...new Set(table.lengths)].sort((a, b) => a - b).join(", ");
			add("unequal-columns", { table: name, found: `Its columns have ${lengths} cells` });
		}
		for (const [column, facts] of Object.entries(columns)) {
			if (table.known.has(column)) continue;
			const code = isOptional(facts) ? "absent-column" : "missing-column";
			const near = nearest(column, table.extra);
			const hint = near === undefined ? "" : `; is "${near}" meant?`;
			add(code, { table: name, column, rows: table.nRows, found: `There is no column ${column}${hint}` });
		}
		for (const column of table.extra) {
			const near = nearest(
				column,
				Object.keys(columns).filter((known) => !table.known.has(known)),
			);
			const hint = near === undefined ? "" : `; is it ${near}?`;
			add("unknown-column", {
				table: name,
				column,
				rows: table.nRows,
				found: `The table has no column "${column}"${hint}`,
			});
		}
	}
	const absent = new Map<CohortTableName, string[]>();
	for (const { table, column, to } of links) {
		if (!tables.has(table)) continue;
		for (const target of to) {
			if (tables.has(target)) continue;
			absent.set(target, [...(absent.get(target) ?? []), `${table}.${column}`]);
		}
	}
	for (const [table, from] of absent) {
		add("missing-table", { table, found: `It is not there: ${from.join(", ")} cannot be checked against it` });
	}
}

/** The name that is meant, letter case, blanks, marks and a unit at the end aside. */
function nearest(name: string, names: readonly string[]): string | undefined {
	const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
	const own = plain(name);
	return (
		names.find((each) => plain(each) === own) ??
		names.find((each) => plain(each).length >= 4 && (own.startsWith(plain(each)) || plain(each).startsWith(own)))
	);
}
