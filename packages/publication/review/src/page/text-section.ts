import { html, type Markup } from "@quickening/workspace/markup";
import type { Review, ReviewedManuscript } from "../review-report.ts";

/** The text: which words of the PDF changed, and the numbers that the source marks as no results. */
export function textSection({ manuscripts, fixed, commit, paper }: Review): Markup {
	if (manuscripts.length === 0 && fixed.length === 0) return html``;
	return html`<section aria-labelledby="text"><h2 id="text">Text</h2>${manuscripts.map(block)}
${
	fixed.length === 0
		? null
		: html`<p>The text may hold no result that is typed in: a check finds every digit outside a value. ${fixed.length === 1 ? "One number is" : `${fixed.length} numbers are`} marked as no result, for a person to judge.</p>
<details><summary>Numbers marked as no results</summary><div class="frame" tabindex="0" role="group" aria-label="Numbers marked as no results, may be scrolled"><table class="compact"><thead><tr><th scope="col" class="decimal">Line</th><th scope="col">Number</th><th scope="col">In the text</th></tr></thead>
<tbody>${fixed.map(({ line, text, context }) => html`<tr><td class="decimal">${line}</td><th scope="row">${text}</th><td>${context}</td></tr>`)}</tbody></table></div></details>`
}
<p class="aside">Source: <code>git show ${commit.id.slice(0, 10)}:papers/${paper}/manuscript.typ</code></p></section>`;
}

function block({ path, state, pages, against, changes }: ReviewedManuscript): Markup {
	const name = html`<code>${path}</code>, ${pages} ${pages === 1 ? "page" : "pages"}`;
	if (state === "identical") return html`<p>${name}: identical to the committed file.</p>`;
	if (state === "new") return html`<p>${name}: no hash of it is committed.</p>`;
	if (against === undefined) {
		return html`<p>${name}: ${state === "differs" ? "differs" : "within tolerance"}. It is not in git, and neither could be read nor set again from the committed parts, so that its words cannot be compared; what changed in its parts is told above.</p>`;
	}
	if (changes.length === 0) {
		return html`<p>${name}: ${
			against === "the committed file"
				? "prints the same words as the committed file; what differs is not text."
				: "the same words come from the committed and from the rebuilt parts: the committed file was made from something else than what is committed."
		}</p>`;
	}
	return html`<p>${name}: ${changes.length} ${changes.length === 1 ? "passage differs" : "passages differ"} from ${against}.</p>
<ol class="words">${changes
		.slice(0, 60)
		.map(
			({ page, before, committed, rebuilt, after }) =>
				html`<li class="change"><span class="aside">page ${page}</span>${before} ${committed === "" ? null : html`<del>${committed}</del> `}${rebuilt === "" ? null : html`<ins>${rebuilt}</ins> `}${after}</li>`,
		)}</ol>${changes.length > 60 ? html`<p class="aside">Shown are the first 60; review.json has all.</p>` : null}`;
}
