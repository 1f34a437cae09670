import type { Column, Columns } from "@quickening/table";

export type { Column, Columns };

/** Whether a column's cells are numbers; those of all others are texts. */
export function isNumber({ type }: Column): boolean {
	return type === "number" || type === "integer";
}

/** Whether a cell of the column may be empty. */
export function isOptional({ missing = [] }: Column): boolean {
	return missing.includes("");
}
