import { InvalidInputError } from "@quickening/core";
import type { Table } from "../../tables/table.ts";
import { asSentence } from "../as-sentence.ts";
import { toCsv } from "../csv.ts";
import { decimalPads } from "./decimal-pads.ts";

/** Endings of a table's files. */
export type TableFormat = "json" | "html" | "csv";

export interface RenderTableOptions {
	/** The table's id: lower-case words joined by hyphens. */
	readonly id: string;
	/** Whether the data are synthetic; the caption then says so. */
	readonly synthetic?: boolean;
}

/**
 * Makes the three files of a table: JSON for the manuscript, an accessible HTML table (caption, scopes, numbers aligned
 * at the decimal point, definitions on hover and below; classes only, the page has the style), and CSV of the printed
 * texts.
 *
 * Classes: `qk-table`; cells `left` or `decimal`; rows `group` and `indented`; `qk-pad` is a hidden padding (style it
 * `visibility: hidden`, and `.decimal` with `font-variant-numeric: tabular-nums`); notes `qk-notes`.
 *
 * @throws InvalidInputError for a table without rows or columns, a cell that is missing, unknown or no text, and a cell
 *   that shows NaN, null, undefined or Infinity: what is missing is printed as a dash or in words.
 */
export function renderTable(given: Table, { id, synthetic = false }: RenderTableOptions): Record<TableFormat, string> {
	if (!/^[a-z][a-z0-9-]*$/.test(id)) throw refusal(id, "bad-id", "have an id of lower-case words joined by hyphens");
	const marked = synthetic && !/synthetic data/i.test(given.caption);
	const table = marked ? { ...given, caption: `${given.caption.trim()} Synthetic data.`.trim() } : given;
	checkTable(id, table);
	const titles = table.columns.map(({ title }) => title);
	const lines = table.rows.map(({ cells }) =>
		Object.fromEntries(table.columns.map(({ key, title }) => [title, cells[key] ?? ""])),
	);
	return {
		json: `${JSON.stringify({ id, ...table }, null, "\t")}\n`,
		html: toHtml(id, table),
		csv: toCsv(titles, lines),
	};
}

function checkTable(id: string, { title, columns, rows }: Table): void {
	if (title.trim() === "") throw refusal(id, "no-title", "have a title");
	if (columns.length === 0) throw refusal(id, "no-columns", "have columns");
	if (rows.length === 0) throw refusal(id, "no-rows", "have rows: this is a table with no rows");
	const keys = new Set(columns.map(({ key }) => key));
	if (keys.size < columns.length) throw refusal(id, "duplicate", "have columns of different keys");
	if (new Set(columns.map((column) => column.title)).size < columns.length) {
		throw refusal(id, "duplicate", "have columns of different titles");
	}
	rows.forEach(({ cells, kind }, i) => {
		for (const key of Object.keys(cells)) {
			if (!keys.has(key)) throw refusal(id, "unknown-cell", `have a column for each cell; row ${i + 1} has ${key}`);
		}
		columns.forEach(({ key }, j) => {
			const text: unknown = cells[key];
			if (text === undefined && kind === "header" && j > 0) return;
			const where = `row ${i + 1}, column ${key}`;
			if (typeof text !== "string") throw refusal(id, "not-text", `hold texts; got ${String(text)} in ${where}`);
			const leak = /\b(?:NaN|null|undefined|Infinity)\b|\[object /.exec(text);
			if (leak)
				throw refusal(id, "not-printed", `print what is missing as a dash or in words; got "${text}" in ${where}`);
		});
	});
}

function toHtml(id: string, { title, caption, columns, rows, notes }: Table): string {
	const pads = columns.map(({ key, align }) =>
		decimalPads(rows.map(({ cells }) => (align === "decimal" ? (cells[key] ?? "") : ""))),
	);
	const heads = columns.map(({ title: heading, align, definition }) => {
		const shown = escapeHtml(heading);
		const told = definition === undefined ? shown : `<abbr title="${escapeHtml(definition)}">${shown}</abbr>`;
		return `<th scope="col" class="${align}">${told}</th>`;
	});
	const body: string[] = ["<tbody>"];
	rows.forEach(({ cells, kind }, i) => {
		const rest = columns.slice(1).some(({ key }) => (cells[key] ?? "") !== "");
		const first = escapeHtml(cells[columns[0]?.key ?? ""] ?? "");
		if (kind === "header" && body.length > 1) body.push("</tbody>", "<tbody>");
		if (kind === "header" && !rest) {
			body.push(`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${first}</th></tr>`);
			return;
		}
		const tail = columns.slice(1).map(({ key, align }, j) => {
			const pad = pads[j + 1]?.[i] ?? "";
			const hidden = pad === "" ? "" : `<span class="qk-pad" aria-hidden="true">${pad}</span>`;
			return `<td class="${align}">${hidden}${escapeHtml(cells[key] ?? "")}</td>`;
		});
		const row = kind === undefined ? "<tr>" : `<tr class="${kind === "header" ? "group" : kind}">`;
		const scope = kind === "header" ? "rowgroup" : "row";
		body.push(`${row}<th scope="${scope}" class="${columns[0]?.align}">${first}</th>${tail.join("")}</tr>`);
	});
	body.push("</tbody>");
	const told = [
		...notes.map(escapeHtml),
		...columns.flatMap(({ title: heading, definition }) =>
			definition === undefined ? [] : [`<dfn>${escapeHtml(heading)}</dfn>: ${escapeHtml(definition)}`],
		),
	];
	const foot = told.length === 0 ? [] : [`<tfoot><tr><td colspan="${columns.length}" class="qk-notes">`];
	if (told.length > 0) foot.push(...told.map((note) => `<p>${note}</p>`), "</td></tr></tfoot>");
	return [
		`<table class="qk-table" id="table-${id}">`,
		`<caption><strong>${escapeHtml(asSentence(title))}</strong> ${escapeHtml(caption)}</caption>`,
		`<thead><tr>${heads.join("")}</tr></thead>`,
		...body,
		...foot,
		"</table>",
		"",
	].join("\n");
}

function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function refusal(id: string, code: string, rule: string): InvalidInputError {
	return new InvalidInputError(`renderTable: table ${id} must ${rule}`, { code, argument: "table", received: id });
}
