import { InvalidInputError } from "@quickening/core";
import { type CohortTableName, cohortTables } from "./cohort-tables.ts";
import { type Column, type Columns, isNumber } from "./column-kind.ts";

/** Cells of a column, in the order of its rows: numbers (NaN where missing), or texts (null where missing). */
export type Cells = Float64Array | readonly (string | number | null)[];

/** Columns of a table by name, all of one length. */
export type TableCells = Readonly<Record<string, Cells>>;

/** Tables of a cohort as columns; any of the nine. */
export type CohortCells = { readonly [T in CohortTableName]?: TableCells };

/**
 * Rows of a table as columns: all of the table's columns, in their order; what a row lacks is missing.
 *
 * @param rows - Objects by column name; n >= 0.
 * @returns n cells a column: Float64Array of numbers, NaN where missing; texts, null where missing.
 * @throws InvalidInputError when a row has a column that the table has not, or a text for a number.
 * @example
 * cellsOfRows("outcome", [{ pregnancyId: "q1", outcome: "preterm-birth", value: "no" }]).value; // ["no"]
 */
export function cellsOfRows(table: CohortTableName, rows: readonly Readonly<Record<string, unknown>>[]): TableCells {
	const columns: Columns = cohortTables[table];
	for (const row of rows) {
		const unknown = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
		if (unknown === undefined) continue;
		throw new InvalidInputError(
			`cellsOfRows: rows must have columns of the table ${table}; got "${unknown}". It has ${Object.keys(columns).join(", ")}`,
			{ code: "unknown-column", argument: "rows", received: unknown },
		);
	}
	return Object.fromEntries(
		Object.entries(columns).map(([name, column]: [string, Column]) => [
			name,
			isNumber(column)
				? Float64Array.from(rows, (row) => cellOf(table, name, row[name], "number") ?? Number.NaN)
				: rows.map((row) => cellOf(table, name, row[name], "string") ?? null),
		]),
	);
}

function cellOf<K extends "number" | "string">(
	table: CohortTableName,
	column: string,
	cell: unknown,
	kind: K,
): (K extends "number" ? number : string) | undefined {
	if (cell === null || cell === undefined || typeof cell === kind) return (cell ?? undefined) as never;
	throw new InvalidInputError(
		`cellsOfRows: rows of ${table} must have a ${kind === "number" ? "number" : "text"}, or null, as ${column}; got ${JSON.stringify(cell)}`,
		{ code: "cell", argument: "rows", received: cell },
	);
}
