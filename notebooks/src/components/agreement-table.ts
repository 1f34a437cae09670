import type { AgreementRow } from "../sources/agreement.ts";
import { html, type Markup } from "./markup.ts";

/** The measures of a package beside other programs on the same input, one table a group, each closed until it is asked for. */
export function agreementTables(rows: readonly AgreementRow[]): Markup {
	if (rows.length === 0) return html`<p class="aside">No comparison has been written yet.</p>`;
	const groups = Map.groupBy(rows, ({ group }) => group);
	const programs = new Set(rows.map(({ peer }) => peer));
	return html`<p>${rows.length} comparisons with ${programs.size} ${programs.size === 1 ? "program" : "programs"}; each is a test, so this table cannot be out of date. A measure that has several definitions agrees with each program by its own, under an option's name.</p>
		${[...groups].map(([group, members]) => groupTable(group, members))}`;
}

function groupTable(group: string, rows: readonly AgreementRow[]): Markup {
	const programs = [...new Set(rows.map(({ peer }) => peer.replace(/ [\d.]+$/, "")))];
	const notes = [...new Set(rows.flatMap(({ note }) => (note ? [note] : [])))];
	return html`<details class="agreement"><summary>${group}: ${rows.length} ${rows.length === 1 ? "comparison" : "comparisons"} with ${list(programs)}</summary>
		<div class="table-frame" tabindex="0" role="group" aria-label="${group}, may be scrolled"><table>
			<thead><tr><th scope="col">Measure</th><th scope="col">Program</th><th scope="col">Its value</th><th scope="col">Ours</th><th scope="col">Largest difference</th><th scope="col">Let pass</th><th scope="col">Input</th></tr></thead>
			<tbody>${rows.map((row) => rowOf(row, notes))}</tbody>
		</table></div>
		${notes.length > 0 ? html`<ol class="agreement-notes">${notes.map((note) => html`<li>${note}</li>`)}</ol>` : null}
	</details>`;
}

function rowOf(row: AgreementRow, notes: readonly string[]): Markup {
	const unit = row.unit ? ` ${row.unit}` : "";
	const series = row.values === 1 ? undefined : `${row.values} values${row.unit ? ` in ${row.unit}` : ""}`;
	const mark = row.note ? html`<sup>${notes.indexOf(row.note) + 1}</sup>` : null;
	return html`<tr><th scope="row">${row.measure}${mark} <code>${row.function}</code></th><td title="${row.call}">${row.peer}</td>
		<td>${series ?? `${row.theirs}${unit}`}</td><td>${series ? "as many" : `${row.ours}${unit}`}</td>
		<td>${row.largestDifference}</td><td title="${row.reason}">${row.letPass}</td><td>${row.input}</td></tr>`;
}

function list(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
