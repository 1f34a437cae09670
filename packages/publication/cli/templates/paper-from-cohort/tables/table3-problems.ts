import type { Problem } from "@quickening/cohort";
import type { Table } from "@quickening/paper";
import { kindsOfProblems } from "../analysis/kinds-of-problems.ts";

/** What the checks found, by kind. */
export function table(problems: readonly Problem[]): Table {
	const rows = kindsOfProblems(problems);
	return {
		title: "Problems of the tables",
		caption: "What the checks found in the tables as they came; nothing was changed.",
		columns: [
			{ key: "place", title: "Table", align: "left" },
			{ key: "kind", title: "Problem", align: "left" },
			{ key: "severity", title: "Severity", align: "left" },
			{ key: "rows", title: "Rows", align: "left" },
		],
		rows:
			rows.length === 0
				? [{ cells: { place: "all", kind: "nothing was found", severity: "", rows: "0" } }]
				: rows.map(({ table, column, kind, severity, rows }) => ({
						cells: { place: column === "" ? table : `${table}.${column}`, kind, severity, rows },
					})),
		notes: [
			"Rows of pregnancies that ended early are counted as 1 to 7, or rounded to 5. 0: it is of the table as a whole.",
		],
	};
}
