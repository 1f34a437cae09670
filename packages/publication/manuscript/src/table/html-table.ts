import type { Table } from "@quickening/paper";
import { asSentence } from "@quickening/paper";
import { escapeMarkup } from "@quickening/workspace/markup";
import { decimalPads } from "./decimal-pads.ts";

/**
 * A table in accessible HTML: caption, scopes, numbers aligned at the decimal point, definitions on hover and below; classes
 * only, the page has the style.
 *
 * Classes: `qk-table`; cells `left` or `decimal`; rows `group` and `indented`; `qk-pad` is a hidden padding (style it
 * `visibility: hidden`, and `.decimal` with `font-variant-numeric: tabular-nums`); notes `qk-notes`.
 */
export function htmlTable(id: string, { title, caption, columns, rows, notes }: Table): string {
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
		`<table class="qk-table" id="table-${escapeHtml(id)}">`,
		`<caption><strong>${escapeHtml(asSentence(title))}</strong> ${escapeHtml(caption)}</caption>`,
		`<thead><tr>${heads.join("")}</tr></thead>`,
		...body,
		...foot,
		"</table>",
		"",
	].join("\n");
}

function escapeHtml(text: string): string {
	return escapeMarkup(text, "attribute");
}
