import { printUnit } from "@quickening/core";
import { type DatasetColumn, wayToGet } from "@quickening/datasets";
import type { Dataset } from "../sources/dataset.ts";
import { copyable } from "./copyable.ts";
import { html, type Markup } from "./markup.ts";

/** How a reader gets the files: a command, or who holds them, how one asks, and what to do when they have come. */
export function howToGet(dataset: Dataset): Markup {
	const { command, words } = wayToGet(dataset);
	const says = words === undefined ? null : html`<p>${words}</p>`;
	return html`${dataset.here ? null : html`<p class="aside">Not on the machine that made this page. To get it:</p>`}${says}${copyable(command, "the command")}`;
}

/** Every described column of a data set: type, unit, range, missing codes, levels, meaning. */
export function codebook({ tables = [] }: Dataset): Markup | null {
	const described = tables.filter(({ columns }) => columns.length > 0);
	if (described.length === 0) return null;
	return html`<details class="card"><summary>The codebook</summary>${described.map(
		({ files, description, columns }) =>
			html`<p><code>${files}</code> ${description}</p><div class="table-frame" tabindex="0" role="group" aria-label="Columns of ${files}, may be scrolled"><table><thead><tr>${["column", "type", "unit", "range", "missing", "what it is"].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${columns.map(row)}</tbody></table></div>`,
	)}</details>`;
}

function row(column: DatasetColumn): Markup {
	const { name, type, unit, range, missing, codes = {}, description, key, fault } = column;
	const levels = Object.entries(codes).map(([code, meaning]) => `${code}: ${meaning}`);
	const facts = [
		description,
		...(levels.length > 0 ? [levels.join(", ")] : []),
		...(fault === undefined ? [] : [fault]),
	];
	const cells = [
		`${type ?? (range === null ? "text" : "number")}${key === true ? ", key" : ""}`,
		printUnit(unit),
		range === null ? "" : `${range[0]} to ${range[1]}`,
		missing.map((code) => (code === "" ? "empty" : String(code))).join(", "),
		facts.join(". "),
	];
	return html`<tr><th scope="row"><code>${name}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
