import { InvalidInputError } from "@quickening/core";
import type { Cells, TableCells } from "../tables/cells.ts";
import { type Columns, isNumber, isOptional } from "../tables/column-kind.ts";

/** Rows of a batch; throws where its columns are not those of the table. */
export function checkBatch(table: string, columns: Columns, cells: TableCells, nBefore: number): number {
	const refuse = (code: string, rule: string, received: unknown) => {
		throw new InvalidInputError(`cohortWriter: table ${table} must ${rule}; got ${received}`, {
			code,
			argument: table,
			received,
		});
	};
	const lengths = new Set(Object.values(cells).map(({ length }) => length));
	if (lengths.size > 1) refuse("lengths", "have columns of one length", [...lengths].join(", "));
	const [n = 0] = lengths;
	for (const [name, values] of Object.entries(cells)) {
		const column = columns[name];
		if (column === undefined) {
			refuse("unknown-column", `have the columns ${Object.keys(columns).join(", ")} and no other`, name);
			continue;
		}
		const wrong = firstWrong(values, isNumber(column));
		if (wrong < 0) continue;
		const rule = isNumber(column)
			? "be a finite number, or NaN or null where it is missing"
			: "be a text, or null where it is missing";
		refuse("cell", `have cells of ${name} that each ${rule}`, `${values[wrong]} in row ${nBefore + wrong + 1}`);
	}
	if (n === 0) return 0;
	for (const [name, column] of Object.entries(columns)) {
		if (cells[name] === undefined && !isOptional(column))
			refuse("missing-column", `have its column ${name}, which may not be empty`, Object.keys(cells).join(", "));
	}
	return n;
}

/** Index of the first cell that the column cannot hold, or -1. */
function firstWrong(values: Cells, isNumeric: boolean): number {
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		if (value === null) continue;
		if (
			isNumeric ? typeof value !== "number" || Math.abs(value) === Number.POSITIVE_INFINITY : typeof value !== "string"
		)
			return i;
	}
	return -1;
}
