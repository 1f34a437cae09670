import { formatNumber } from "@quickening/paper";
import { html, type Markup } from "@quickening/workspace/markup";
import type { FigurePictures } from "../examine/examine-parts.ts";
import type { Review, ReviewedFigure, RowsComparison } from "../review-report.ts";
import { plain } from "./claims-section.ts";

/** Every figure: the committed and the rebuilt drawing side by side with what differs, and before that the rows as data. */
export function figuresSection({ figures }: Review, pictures: ReadonlyMap<string, FigurePictures>): Markup {
	if (figures.length === 0) return html``;
	return html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2>
<p>The rows that a figure draws are compared as data first; then both drawings, pixel by pixel.</p>
${figures.map((figure) => block(figure, pictures.get(figure.id)))}</section>`;
}

function block(figure: ReviewedFigure, pictures: FigurePictures | undefined): Markup {
	const { id, number, title, alt, state, rows, pixels, columnMm } = figure;
	const size = columnMm < 120 ? " small" : "";
	const picture = (bytes: Uint8Array, what: string, words: string) =>
		html`<figure><img alt="${words}" src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}"><figcaption>${what}</figcaption></figure>`;
	const share =
		pixels &&
		`${formatNumber(pixels.changed, 0)} of ${formatNumber(pixels.of, 0)} pixels (${plain((100 * pixels.changed) / pixels.of)}%)`;
	const isOther = pictures?.committed !== undefined && pictures.difference !== undefined;
	return html`<h3 id="figure-${id}">Figure ${number}. ${title}</h3>
<p class="aside">${stateText(state, pixels === undefined, rows === undefined)}</p>
${rows ? rowsTable(rows, `Figure ${number}`) : null}
${
	pictures === undefined
		? null
		: isOther
			? html`<div class="pictures">${picture(pictures.committed!, "Committed", `Committed drawing of figure ${number}`)}${picture(pictures.rebuilt, "Rebuilt", alt)}${picture(
					pictures.difference!,
					`Difference: ${share}, marked`,
					`Figure ${number} with the pixels marked that differ: ${share}`,
				)}</div>`
			: html`<div class="pictures one${size}">${picture(pictures.rebuilt, state === "new" ? "Rebuilt; nothing is committed" : "Committed and rebuilt: the same drawing", alt)}</div>`
}`;
}

function stateText(state: ReviewedFigure["state"], sameDrawing: boolean, sameRows: boolean): string {
	if (state === "identical") return "Identical to the committed files.";
	if (state === "new") return "Not committed.";
	const rows = sameRows ? "the same rows" : "other rows";
	return `${state === "differs" ? "Differs" : "Within tolerance"}: ${rows}, ${sameDrawing ? "the same drawing" : "another drawing"}.`;
}

function rowsTable({ rows, columns, otherColumns, cells, changed }: RowsComparison, name: string): Markup {
	const summary = columns
		.map(
			(column) =>
				`${column.name} in ${column.rows} ${column.rows === 1 ? "row" : "rows"}${column.largest === undefined ? "" : `, by ${plain(column.largest)} at most`}`,
		)
		.join("; ");
	const counts = rows.committed === rows.rebuilt ? "" : ` Rows: ${rows.committed} committed, ${rows.rebuilt} rebuilt.`;
	const others = otherColumns.length === 0 ? "" : ` Only one of the two has: ${otherColumns.join(", ")}.`;
	return html`<p class="aside">Rows drawn, ${changed} ${changed === 1 ? "cell differs" : "cells differ"}${summary === "" ? "" : `: ${summary}`}.${counts}${others}</p>
<div class="frame" tabindex="0" role="group" aria-label="Rows of ${name} that differ, may be scrolled"><table class="compact"><thead><tr><th scope="col" class="decimal">Row</th><th scope="col">Column</th><th scope="col">Committed</th><th scope="col">Rebuilt</th><th scope="col" class="decimal">Difference</th></tr></thead>
<tbody>${cells
		.slice(0, 25)
		.map(
			({ row, column, committed, rebuilt, difference }) =>
				html`<tr><td class="decimal">${row}</td><th scope="row">${column}</th><td><del>${committed}</del></td><td><ins>${rebuilt}</ins></td><td class="decimal">${difference === undefined ? "–" : plain(difference)}</td></tr>`,
		)}</tbody></table></div>${changed > 25 ? html`<p class="aside">Shown are the first 25; review.json lists ${cells.length} of ${changed}.</p>` : null}`;
}
