import type { Table } from "@quickening/paper";
import { toCsv } from "@quickening/paper";
import { checkTable } from "./check-table.ts";
import { htmlTable } from "./html-table.ts";

/** Endings of a table's files. */
export type TableFormat = "json" | "html" | "csv";

export interface RenderTableOptions {
	/** The table's id: lower-case words joined by hyphens. */
	readonly id: string;
	/** Whether the data are synthetic; the caption then says so. */
	readonly synthetic?: boolean;
}

/**
 * Makes the three files of a table: JSON for the manuscript, accessible HTML (see {@link htmlTable}), and CSV of the printed
 * texts.
 *
 * @throws InvalidInputError for a table without rows or columns, a cell that is missing, unknown or no text, and a cell
 *   that shows NaN, null, undefined or Infinity: what is missing is printed as a dash or in words.
 */
export function renderTable(given: Table, { id, synthetic = false }: RenderTableOptions): Record<TableFormat, string> {
	const marked = synthetic && !/synthetic data/i.test(given.caption);
	const table = marked ? { ...given, caption: `${given.caption.trim()} Synthetic data.`.trim() } : given;
	checkTable(id, table);
	const titles = table.columns.map(({ title }) => title);
	const lines = table.rows.map(({ cells }) =>
		Object.fromEntries(table.columns.map(({ key, title }) => [title, cells[key] ?? ""])),
	);
	return {
		json: `${JSON.stringify({ id, ...table }, null, "\t")}\n`,
		html: htmlTable(id, table),
		csv: toCsv(titles, lines),
	};
}
