import type { Warning } from "@quickening/core";
import type { Column } from "../columns/column.ts";

/** What is known of a column; its unit may not have been stated yet. */
export type KnownColumn = Partial<Column>;

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
