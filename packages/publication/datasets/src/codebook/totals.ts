import { type CellCounts, type CellRule, cellRules, type TableReport } from "@quickening/table";
import type { DatasetTable } from "../dataset.ts";

/** How many cells of a column each rule touched, over all files of its table. */
export interface ColumnTotals extends CellCounts {
	readonly name: string;
}

/** The counts of all files, column by column, in the order of dataset.json; a column that is in no file is left out. */
export function totalsOf(table: DatasetTable, reports: readonly TableReport[]): ColumnTotals[] {
	return table.columns.flatMap(({ name }) => {
		const counts = reports.flatMap(({ columns }) => columns.filter((column) => column.name === name));
		return counts.length === 0 ? [] : [{ name, ...counts.map((each) => each.counts).reduce(added) }];
	});
}

function added(one: CellCounts, other: CellCounts): CellCounts {
	const missing: Record<string, number> = { ...one.missing };
	for (const [code, n] of Object.entries(other.missing)) missing[code] = (missing[code] ?? 0) + n;
	return {
		read: one.read + other.read,
		missing,
		outside: one.outside + other.outside,
		suspected: one.suspected + other.suspected,
		broken: Object.fromEntries(cellRules.map((rule) => [rule, one.broken[rule] + other.broken[rule]])) as Record<
			CellRule,
			number
		>,
	};
}

/** Missing cells of all codes. */
export function nMissing({ missing }: Pick<CellCounts, "missing">): number {
	return Object.values(missing).reduce((sum, n) => sum + n, 0);
}

/** Cells that break a rule. */
export function nBroken({ broken }: Pick<CellCounts, "broken">): number {
	return cellRules.reduce((sum, rule) => sum + broken[rule], 0);
}
