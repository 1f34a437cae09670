import type { Table, TableColumn } from "@quickening/paper";
import type { PaperTable } from "../sources/paper.ts";
import { html, type Markup } from "./markup.ts";
import { stopped } from "./prose.ts";

/** A table of the paper, numbers aligned at the decimal point, definitions under it. */
export function tableBlock(slug: string, { id, number, table, files }: PaperTable): Markup {
	if (!table) {
		return html`<figure id="table-${id}" class="figure outline"><div class="table-outline" aria-hidden="true"><i></i><i></i><i></i><i></i></div><figcaption><p><b>Table ${number}.</b> Not set yet.</p></figcaption></figure>`;
	}
	const downloads = files.map(
		(kind) =>
			html`<a rel="external" href="./${slug}/tables/${id}.${kind}" download="${slug}-${id}.${kind}" aria-label="Table ${number} as ${kind.toUpperCase()}">${kind.toUpperCase()}</a>`,
	);
	const defined = table.columns.filter(({ definition }) => definition);
	return html`<figure id="table-${id}" class="figure figure-table${isOfWords(table) ? " table-of-words" : ""}">
		<figcaption id="caption-${id}"><p><b>Table ${number}.</b> <b class="finding">${stopped(table.title)}</b> ${table.caption}</p></figcaption>
		<div class="table-frame" tabindex="0" role="group" aria-labelledby="caption-${id}">${tableGrid(table)}</div>
		<div class="table-notes">
			${table.notes.map((note) => html`<p>${note}</p>`)}
			${defined.length > 0 ? html`<details><summary>What the columns mean</summary><dl>${defined.map(({ title, definition }) => html`<dt>${title}</dt><dd>${definition}</dd>`)}</dl></details>` : null}
			<p class="cell-hint">Touch a cell, or go to it with the arrow keys and press Enter, to see how it was made.</p>
			<div class="tools" role="group" aria-label="Table ${number}"><span class="downloads">${downloads}</span>
			<button type="button" data-provenance="table:${id}" aria-haspopup="dialog">How this was made</button></div>
		</div>
	</figure>`;
}

function tableGrid({ columns, rows }: Table): Markup {
	const widths = Object.fromEntries(
		columns.map(({ key, align }) => {
			const whole = rows.map(({ cells }) => splitAtPoint(cells[key] ?? "")[0].length);
			return [key, align === "decimal" ? Math.max(0, ...whole) : 0];
		}),
	);
	const head = columns.map(({ title, align, definition }) =>
		title === ""
			? html`<td class="${align}"></td>`
			: html`<th scope="col" class="${align}"${definition ? html` title="${definition}"` : null}>${title}</th>`,
	);
	const body = rows.map(({ cells, kind }) => {
		const [first, ...others] = columns;
		const heads = kind === "header" && others.length > 0 && others.every(({ key }) => (cells[key] ?? "") === "");
		if (heads)
			return html`<tr class="header"><th scope="row" colspan="${columns.length}"><span>${cells[first!.key] ?? ""}</span></th></tr>`;
		const label = html`<th scope="row">${cells[first!.key] ?? ""}</th>`;
		const rest = others.map((column) => cell(cells[column.key] ?? "", column, widths[column.key]!));
		return html`<tr${kind ? html` class="${kind}"` : null}>${label}${rest}</tr>`;
	});
	return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Whether cells hold sentences, which a phone shows below each other: side by side a column would be a few words wide. */
function isOfWords({ columns, rows }: Table): boolean {
	return columns.slice(1).some(({ key }) => rows.some(({ cells }) => (cells[key] ?? "").length > 60));
}

function cell(text: string, { align, title }: TableColumn, width: number): Markup {
	if (align !== "decimal") return html`<td data-label="${title}">${text}</td>`;
	const [whole, rest] = splitAtPoint(text);
	if (whole === "") return html`<td class="decimal" data-label="${title}">${rest}</td>`;
	return html`<td class="decimal" data-label="${title}"><span class="whole" style="min-width:${width}ch">${whole}</span>${rest}</td>`;
}

/** "12.5 (3.1)" as "12" and ".5 (3.1)"; no number at the start leaves the first empty. */
function splitAtPoint(text: string): [string, string] {
	const whole = /^[\u2212+-]?[\d,]+/.exec(text)?.[0] ?? "";
	return [whole, text.slice(whole.length)];
}
