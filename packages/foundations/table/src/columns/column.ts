/** What a column of a table holds: the facts of dataset.json, or those that an analysis states of its own columns. */
export interface Column {
	readonly type: "number" | "text";
	/** Unit as printed; "1" for counts and scores without one, "code" for categories, "id" for identifiers. */
	readonly unit: string;
	readonly description?: string;
	/** Smallest and largest value that may stand in it, missing codes aside. */
	readonly range?: readonly [number, number];
	/** Cells that stand for "not measured"; "" is an empty cell. */
	readonly missing?: readonly (number | string)[];
	/** Levels: what each code means. No other may stand in the column. */
	readonly codes?: Readonly<Record<string, string>>;
	/** Values out of range that are known to stand in the file: they are kept, and counted in the table's warnings. */
	readonly outside?: readonly number[];
	/** A known fault, in words. */
	readonly fault?: string;
}

/** Columns by name, in the file's order. */
export type Columns = Readonly<Record<string, Column>>;

/** How dataset.json names a column whose heading in the file is empty. */
export const NO_NAME = "(no name)";

/** A cell as a table holds it. Missing: NaN in a column of numbers, null in one of texts. */
export type CellOf<C extends Column> = C["type"] extends "number"
	? number
	:
			| (C extends { readonly codes: infer L } ? Extract<keyof L, string> : string)
			| (C extends { readonly missing: readonly [] } ? never : C extends { readonly missing: object } ? null : never);

/** A row of a table with these columns. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: CellOf<C[K]> };

/** A unit as it stands after a number: nothing for what has none ("1", "code", "id", "text"). */
export function printedUnit(unit: string): string {
	return ["1", "code", "id", "text"].includes(unit) ? "" : unit;
}

/** A heading with its unit, such as "Glucose (mg/dL)". */
export function columnTitle(label: string, unit: string): string {
	const printed = printedUnit(unit);
	return printed === "" ? label : `${label} (${printed})`;
}
