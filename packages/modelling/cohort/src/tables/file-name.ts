import { type CohortTableName, cohortTables } from "./cohort-tables.ts";

/** The name of a table's file without its ending: "wear-session" for wearSession. */
export function fileNameOf(table: CohortTableName): string {
	return table.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The table that a file's name without its ending stands for: "wear-session" or "wearSession"; nothing for another name. */
export function tableOfFileName(name: string): CohortTableName | undefined {
	const tables = Object.keys(cohortTables) as CohortTableName[];
	return tables.find((table) => name === table || name === fileNameOf(table));
}
