import { html, type Markup } from "@quickening/workspace/markup";
import type { Review, ReviewedTable } from "../review-report.ts";

/** Every table as it was rebuilt; a cell that was another one shows both. */
export function tablesSection({ tables }: Review): Markup {
	if (tables.length === 0) return html``;
	return html`<section aria-labelledby="tables"><h2 id="tables">Tables</h2>
<p>Compared cell by cell. A cell that changed shows the committed text struck through, then the rebuilt one.</p>${tables.map(block)}</section>`;
}

function block({ id, number, title, caption, state, columns, rows, differences }: ReviewedTable): Markup {
	const changed = rows.flatMap(({ cells }) => cells.filter(({ committed }) => committed !== undefined)).length;
	const words =
		state === "identical"
			? "Identical to the committed files."
			: state === "new"
				? "Not committed."
				: `${changed} ${changed === 1 ? "cell" : "cells"} changed${changed === 0 && differences.length === 0 ? "; a file of it is written differently" : ""}.`;
	return html`<h3 id="table-${id}">Table ${number}. ${title}</h3><p class="aside">${words}</p>
${differences.length === 0 ? null : html`<ul class="aside">${differences.map((difference) => html`<li>${difference}</li>`)}</ul>`}
<div class="frame" tabindex="0" role="group" aria-label="Table ${number}, may be scrolled"><table class="printed">
<thead><tr>${columns.map((column, i) => html`<th scope="col"${i > 0 && column.align !== "left" ? html` class="decimal"` : null}>${column.title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr class="${[row.kind, row.state].filter(Boolean).join(" ")}">${row.cells.map((cell, i) => cellOf(cell, i, columns[i]?.align !== "left"))}</tr>`)}</tbody></table></div>
<p class="aside">${caption}</p>`;
}

function cellOf(
	{ text, committed }: ReviewedTable["rows"][number]["cells"][number],
	i: number,
	isNumber: boolean,
): Markup {
	const content = committed === undefined ? html`${text}` : html`<del>${committed}</del> <ins>${text}</ins>`;
	return i === 0
		? html`<th scope="row">${content}</th>`
		: html`<td${isNumber ? html` class="decimal"` : null}>${content}</td>`;
}
