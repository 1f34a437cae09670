import { printUnit } from "@quickening/core";

/** Types of cells. Numbers are finite; dates and times are of ISO 8601: 2026-11-30, 2026-11-30T15:40:00Z, 15:40. */
export const columnTypes = ["text", "number", "integer", "boolean", "date", "datetime", "time"] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What a column of a table holds: the facts of dataset.json, or those that an analysis states of its own columns. */
export interface Column {
	readonly type: ColumnType;
	/** Unit in UCUM or as printed; "1" for counts and scores without one, "code" for categories, "id" for identifiers. */
	readonly unit: string;
	readonly description?: string;
	/** Smallest and largest value that may stand in it, missing codes aside: numbers, or dates and times as texts. */
	readonly range?: readonly [number, number] | readonly [string, string];
	/** Cells that stand for "not measured"; "" is an empty cell. Without any, each row must have a value. */
	readonly missing?: readonly (number | string)[];
	/** Levels: what each code means. No other may stand in the column. */
	readonly codes?: Readonly<Record<string, string>>;
	/** Values out of range that are known to stand in the file: they are kept, and counted in the table's warnings. */
	readonly outside?: readonly number[];
	/** Values that look like missing codes and, as somebody has found out, are none. */
	readonly valid?: readonly (number | string)[];
	/**
	 * Values that look like missing codes, of which nobody has said yet what they are: they are kept, and counted in the
	 * warnings.
	 */
	readonly suspected?: readonly (number | string)[];
	/** Part of what names a row: no two rows have the same values in all such columns, and none is missing. */
	readonly key?: boolean;
	/** A known fault, in words. */
	readonly fault?: string;
}

/** Columns by name, in the file's order. */
export type Columns = Readonly<Record<string, Column>>;

/** How dataset.json names a column whose heading in the file is empty. */
export const NO_NAME = "(no name)";

/** Null where a missing cell is no NaN: in columns with missing codes. */
type Absent<C extends Column> = C extends { readonly missing: readonly [] }
	? never
	: C extends { readonly missing: object }
		? null
		: never;

/** A cell as a table holds it. Missing: NaN in a column of numbers, null in another. */
export type CellOf<C extends Column> = C["type"] extends "number" | "integer"
	? number
	: C["type"] extends "boolean"
		? boolean | Absent<C>
		: (C extends { readonly codes: infer L } ? Extract<keyof L, string> : string) | Absent<C>;

/** A row of a table with these columns. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: CellOf<C[K]> };

/** Whether a type's cells are numbers. */
export function isNumeric(type: ColumnType): boolean {
	return type === "number" || type === "integer";
}

/** A unit as it stands after a number: nothing for what has none ("1", "code", "id", "text"). */
export function printedUnit(unit: string): string {
	const printed = printUnit(unit);
	return ["1", "code", "id", "text"].includes(printed) ? "" : printed;
}

/** A heading with its unit, such as "Glucose (mg/dL)". */
export function columnTitle(label: string, unit: string): string {
	const printed = printedUnit(unit);
	return printed === "" ? label : `${label} (${printed})`;
}
