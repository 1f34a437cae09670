import { formatNumber } from "@quickening/paper";
import { html, link, type Markup, trusted } from "../../src/components/markup.ts";
import type { RecordingReport, ReportColumn, ReportFigure, ReportTable } from "../report/report.ts";
import { rowsAsCsv } from "../report/rows-as-csv.ts";
import { drawFigure } from "./draw-figure.ts";

/** A report as markup, the same on the page and in the saved file; figures are drawn, texts of the file are escaped. */
export async function reportMarkup(report: RecordingReport): Promise<Markup> {
	const figures: Markup[] = [];
	for (const [i, figure] of report.figures.entries()) figures.push(await figureMarkup(figure, i + 1));
	return html`<h2 id="recording-title" tabindex="-1">${report.title}</h2>
		${report.sentences.map((sentence) => html`<p class="recording-sentence">${sentence}</p>`)}
		${warningsMarkup(report)}
		${figures}
		${report.tables.map((table, i) => tableMarkup(table, i + 1))}
		<section><h3>What the file says</h3><dl class="recording-facts">${report.facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>
		${report.methods.length > 0 ? html`<section><h3>How it was measured</h3><ul>${report.methods.map(({ name, source, doi }) => html`<li>${name}: ${doi === "" ? html`${source}` : link(`https://doi.org/${doi}`, source)}</li>`)}</ul></section>` : null}
		<p class="recording-note">For research. This is no medical device, and nothing here is advice for care.</p>`;
}

function warningsMarkup({ warnings }: RecordingReport): Markup {
	if (warnings.length === 0) {
		return html`<p class="recording-clean">Nothing doubtful was found in the file.</p>`;
	}
	const [shown, more] = [warnings.slice(0, 8), warnings.slice(8)];
	const list = (some: typeof warnings) => html`<ul>${some.map(({ message }) => html`<li>${message}</li>`)}</ul>`;
	return html`<section class="recording-warnings" aria-labelledby="recording-warnings"><h3 id="recording-warnings">What is doubtful</h3>
		${list(shown)}
		${more.length > 0 ? html`<details><summary>${more.length} more</summary>${list(more)}</details>` : null}
	</section>`;
}

async function figureMarkup({ id, spec, rows }: ReportFigure, number: number): Promise<Markup> {
	const { title, caption, alt, columnMm } = spec.usermeta.quickening;
	const { svg, darkStyle } = await drawFigure(spec);
	return html`<figure id="recording-figure-${id}" class="figure">
		<style>${trusted(darkStyle)}</style>
		<div class="plot-frame" tabindex="0" role="group" aria-label="Figure, may be scrolled"><div class="plot column-${columnMm}" role="img" aria-label="${alt}">${trusted(svg)}</div></div>
		<figcaption><p><b>Figure ${number}.</b> <b class="finding">${title}.</b> ${caption}</p>
		<p class="tools">${csvLink(id, rows)} ${svgLink(id, svg)}</p></figcaption>
	</figure>`;
}

function tableMarkup({ id, title, columns, rows }: ReportTable, number: number): Markup {
	const [first, ...others] = columns;
	if (!first) return html``;
	const head = columns.map(
		({ title: name, unit, definition }, i) =>
			html`<th scope="col" class="${i === 0 ? "text" : "decimal"}"${definition ? html` title="${definition}"` : null}>${name}${unit === "" ? null : html` (${unit})`}</th>`,
	);
	const body = rows.map(
		(row) =>
			html`<tr><th scope="row">${shown(row[first.key], first)}</th>${others.map((column) => html`<td class="decimal">${shown(row[column.key], column)}</td>`)}</tr>`,
	);
	const defined = columns.filter(({ definition }) => definition);
	return html`<figure id="recording-table-${id}" class="figure figure-table">
		<figcaption><p><b>Table ${number}.</b> ${title}</p></figcaption>
		<div class="table-frame" tabindex="0" role="group" aria-label="Table, may be scrolled"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>
		<div class="table-notes">${defined.length > 0 ? html`<details><summary>What the columns mean</summary><dl>${defined.map((column) => html`<dt>${column.title}</dt><dd>${column.definition}</dd>`)}</dl></details>` : null}
		<p class="tools">${csvLink(id, rows)}</p></div>
	</figure>`;
}

function shown(value: string | number | null | undefined, { digits = 0 }: ReportColumn): string {
	return typeof value === "string" ? value : formatNumber(value, digits);
}

function csvLink(id: string, rows: ReportFigure["rows"]): Markup {
	return dataLink(`${id}.csv`, "CSV", "text/csv", rowsAsCsv(rows));
}

function svgLink(id: string, svg: string): Markup {
	// Alone, a drawing has no page whose colours it could take.
	return dataLink(`${id}.svg`, "SVG", "image/svg+xml", svg.replace(/var\(--figure-[\w-]+,([^)]+)\)/g, "$1"));
}

/**
 * A file within the page, so that a saved report carries its rows with it. Addresses of data are none that a template lets
 * through; here every sign that could end the attribute is percent-encoded.
 */
function dataLink(name: string, words: string, type: string, content: string): Markup {
	const encoded = encodeURIComponent(content);
	return trusted(`<a download="${encodeURIComponent(name)}" href="data:${type};charset=utf-8,${encoded}">${words}</a>`);
}
