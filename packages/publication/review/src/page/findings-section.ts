import { html, type Markup } from "@quickening/workspace/markup";
import type { Finding, Review } from "../review-report.ts";

/** What is said where there is no finding. */
const nothing = {
	agrees: "Nothing. Every committed value, table, figure, text and file came out of the rebuild as it is committed.",
	"within tolerance":
		"Nothing beyond its tolerance. What did not come out as it is committed is told below, with the largest difference.",
	differs: "",
	failed: "Nothing was looked at.",
	waiting: "Nothing was looked at.",
} as const;

/** What did not hold, each finding named with its file; or the plain sentence that nothing is wrong. */
export function findingsSection({ findings, verdict, unreviewed, commit }: Review): Markup {
	const heading = {
		agrees: "What differs",
		"within tolerance": "What differs",
		differs: "What differs",
		failed: "What failed",
		waiting: "What is missing",
	};
	return html`<section aria-labelledby="differences"><h2 id="differences">${heading[verdict]}</h2>
${findings.length === 0 ? html`<p>${nothing[verdict]}</p>` : html`<ul class="findings">${findings.map(item)}</ul>`}
${
	unreviewed.length === 0
		? null
		: html`<p class="note">Reviewed is commit <code>${commit.id.slice(0, 10)}</code>. The checkout has edits that are not committed and were not reviewed: ${unreviewed.slice(0, 8).map((path, i) => html`${i > 0 ? ", " : ""}<code>${path}</code>`)}${unreviewed.length > 8 ? ` and ${unreviewed.length - 8} more` : ""}.</p>`
}</section>`;
}

function item({ where, message, details }: Finding): Markup {
	return html`<li class="finding"><code>${where}</code><br>${message}${
		details.length === 0 ? null : html`<ul>${details.map((detail) => html`<li>${arrow(detail)}</li>`)}</ul>`
	}</li>`;
}

/** `what: old -> new` with both marked. */
function arrow(detail: string): Markup {
	const [, what, old, now] = /^(.+?): (.*) -> (.*)$/s.exec(detail) ?? [];
	return what === undefined ? html`${detail}` : html`${what}: <del>${old}</del> <ins>${now}</ins>`;
}
