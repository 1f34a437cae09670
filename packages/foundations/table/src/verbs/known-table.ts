import type { Warning } from "@quickening/core";
import type { Column } from "../columns/column.ts";

/** What is known of a column; its unit may not have been stated yet. */
export interface KnownColumn extends Partial<Column> {
	/** Its values are of people in data that are not open: no message shows one. */
	readonly closed?: true;
}

/** A table as verbs that work on two see it. */
export interface KnownTable {
	readonly source: string;
	readonly warnings: readonly Warning[];
	readonly known: ReadonlyMap<string, KnownColumn>;
	numRows(): number;
	columnNames(): string[];
	/** Cells in the order of the rows. */
	array(name: string): ArrayLike<unknown>;
	/** @throws InvalidInputError when one of the names is no column. */
	check(caller: string, names: readonly string[]): void;
}

/** Whether a table has a column of data that are not open. */
export function isClosed({ known }: Pick<KnownTable, "known">): boolean {
	return [...known.values()].some(({ closed }) => closed === true);
}
