import { toleratedDifferences } from "@quickening/paper";
import { html, type Markup } from "@quickening/workspace/markup";
import type { Review } from "../review-report.ts";
import { plain } from "./claims-section.ts";

/** What came out otherwise than it is committed, by no more than is tolerated; left out where nothing did. */
export function toleranceSection({ outputs }: Review): Markup {
	const tolerated = toleratedDifferences(outputs);
	if (tolerated === undefined) return html``;
	const kept = outputs.some((output) => output.kept)
		? html` Where they lie within tolerance the committed results stay, and figures, tables and text are made from those.`
		: null;
	return html`<section aria-labelledby="tolerance"><h2 id="tolerance">Within tolerance</h2>
<p>These files did not come out as they are committed: their numbers differ by no more than the paper tolerates.${kept}</p>
<div class="frame" tabindex="0" role="group" aria-label="Files within tolerance, may be scrolled"><table class="compact"><thead><tr><th scope="col">File</th><th scope="col" class="decimal">Numbers that differ</th><th scope="col" class="decimal">Largest difference</th><th scope="col">Where</th><th scope="col" class="decimal">Tolerated</th></tr></thead>
<tbody>${outputs.filter(({ state }) => state === "within tolerance").map(row)}</tbody></table></div></section>`;
}

function row({ path, what, within }: Review["outputs"][number]): Markup {
	const file = html`<th scope="row"><code>${path}</code><span class="aside">${what}</span></th>`;
	if (within === undefined) {
		return html`<tr>${file}<td colspan="4">not compared by number: it is drawn or set from such results</td></tr>`;
	}
	const { numbers, of, largest, largestRelative, tolerance, values } = within;
	const value = values?.find(({ id }) => largest.where.split(",")[0] === id);
	const allowed = tolerance ?? value?.tolerance;
	return html`<tr>${file}<td class="decimal">${numbers} of ${of}</td>
<td class="decimal">${plain(Math.abs(largest.difference))}${largestRelative === undefined ? null : html`<span class="aside">${plain(100 * largestRelative.relative!)}% at most</span>`}</td>
<td>${largest.where}<span class="aside">committed ${String(largest.committed)}, rebuilt ${String(largest.rebuilt)}</span></td>
<td class="decimal">${allowed === undefined ? "–" : html`${plain(allowed.absolute)}<span class="aside">${allowed.reason}</span>`}</td></tr>`;
}
