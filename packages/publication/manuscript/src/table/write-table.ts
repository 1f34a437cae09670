import type { Table } from "@quickening/paper";
import { toCsv } from "@quickening/paper";
import { latexTable } from "../latex/latex-table.ts";
import { checkTable } from "./check-table.ts";
import { htmlTable } from "./html-table.ts";
import { typstTable } from "./typst-table.ts";

/** What a table can be written as, for use outside the paper. */
export type TableExport = "html" | "typst" | "latex" | "docx" | "csv";

export interface WriteTableOptions {
	/** The table's id: lower-case words joined by hyphens; labels are tab:<id> (LaTeX) and tab-<id> (Typst). */
	readonly id: string;
	readonly format: TableExport;
	/** Its number in the paper, for Word's caption (default 1); the others count by themselves. */
	readonly number?: number;
	/** ISO date that a Word file bears (default 2000-01-01), so that the same table gives the same bytes. */
	readonly date?: string;
}

/**
 * Writes one table in one format: a part of a page (HTML), of a document (Typst, LaTeX), a Word file, or CSV of the printed
 * texts.
 *
 * @throws InvalidInputError when the table cannot be printed, or holds a character that pdfLaTeX cannot set.
 */
export async function writeTable(table: Table, options: WriteTableOptions): Promise<string | Uint8Array> {
	const { id, format, number = 1, date = "2000-01-01" } = options;
	checkTable(id, table);
	switch (format) {
		case "html":
			return htmlTable(id, table);
		case "typst":
			return typstTable(table, { label: `tab-${id}` });
		case "latex":
			return latexTable(table, { label: `tab:${id}` });
		case "csv": {
			const lines = table.rows.map(({ cells }) =>
				Object.fromEntries(table.columns.map(({ key, title }) => [title, cells[key] ?? ""])),
			);
			return toCsv(
				table.columns.map(({ title }) => title),
				lines,
			);
		}
		case "docx": {
			const { tableFile } = await import("../word/table-file.ts");
			return await tableFile({ id, number, table }, date);
		}
	}
}
