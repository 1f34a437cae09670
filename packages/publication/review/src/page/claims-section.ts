import {
	formatInterval,
	formatNumber,
	formatSpread,
	formatValue,
	type JudgedClaim,
	type RecordedValue,
} from "@quickening/paper";
import { html, type Markup } from "@quickening/workspace/markup";
import type { Review, ReviewedValue } from "../review-report.ts";
import { originOf } from "./origin.ts";

/** Every claim with its committed, rebuilt and published number, how it was judged, and the way back to the bytes. */
export function claimsSection(review: Review): Markup {
	if (review.claims.length === 0) return html``;
	const changed = review.values.filter(({ state }) => state !== "identical");
	return html`<section aria-labelledby="claims"><h2 id="claims">Claims</h2>
<p>Rebuilt: same data, same code. Reproduced: same data, a published number, within a margin set beforehand. Robust: other defensible choices. Replicated: new data.</p>
<div class="frame" tabindex="0" role="group" aria-label="Claims, may be scrolled"><table class="claims">
<thead><tr><th scope="col">Claim</th><th scope="col">Committed</th><th scope="col">Rebuilt</th><th scope="col">Published</th><th scope="col">Judgement</th></tr></thead>
<tbody>${review.claims.map((claim) => row(claim, review))}</tbody></table></div>
${changed.length === 0 ? null : html`<h3>Values that changed</h3>${valuesTable(changed)}`}
${review.values.length === 0 ? null : html`<details><summary>All ${review.values.length} values</summary>${valuesTable(review.values)}</details>`}</section>`;
}

function row(claim: JudgedClaim, review: Review): Markup {
	const { sentenceText, value, valueId, rebuilt, reproduced } = claim;
	const differs = rebuilt.state === "differs";
	return html`<tr id="claim-${claim.id}"><th scope="row">${sentenceText}<details><summary>Way back to the bytes</summary>${originOf(value, valueId, review)}</details></th>
<td data-label="Committed">${rebuilt.committed ? shown(rebuilt.committed, differs ? "del" : undefined) : isUnjudged(claim) ? shown(value) : html`<span class="aside">none</span>`}</td>
<td data-label="Rebuilt">${isUnjudged(claim) ? html`<span class="aside">not rebuilt</span>` : shown(rebuilt.rebuilt ?? value, differs ? "ins" : undefined)}${apart(rebuilt)}</td>
<td data-label="Published">${
		reproduced
			? html`<span class="ours">${formatNumber(reproduced.published, value.digits)}${value.unit === "%" ? "%" : ""}</span><span class="aside">${reproduced.where}. ${reproduced.source}</span>`
			: html`<span class="aside">${isUnjudged(claim) ? "not compared" : "none to compare with"}</span>`
	}</td>
<td data-label="Judgement"><ul class="judgements">${judgements(claim)}</ul></td></tr>`;
}

/** Whether nothing was rebuilt, so that there is only the committed value. */
function isUnjudged({ rebuilt }: JudgedClaim): boolean {
	return rebuilt.state === "waiting" || rebuilt.state === "not rebuilt";
}

function shown(value: RecordedValue, mark?: "del" | "ins"): Markup {
	const text = formatValue(value);
	const number =
		mark === "del"
			? html`<del>${text}</del>`
			: mark === "ins"
				? html`<ins>${text}</ins>`
				: html`<span class="ours">${text}</span>`;
	return html`<span>${number}</span>${value.spread ? html`<span class="aside">${formatSpread(value.spread, value)}</span>` : null}${value.interval ? html`<span class="aside">${formatInterval(value.interval, value)}</span>` : null}`;
}

/** Difference and tolerance, where there is one of them. */
function apart({ difference = 0, tolerance }: JudgedClaim["rebuilt"]): Markup | null {
	if (difference === 0 && tolerance === undefined) return null;
	const allowed = tolerance ? `tolerance ${tolerance.absolute}, ${tolerance.reason}` : "no difference is tolerated";
	return html`<span class="aside">difference ${plain(difference)}; ${allowed}</span>`;
}

function judgements({ rebuilt, reproduced, robust, replicated }: JudgedClaim): Markup[] {
	const list: Markup[] = [];
	if (rebuilt.state === "rebuilt") {
		list.push(judgement("rebuilt", "yes", "equal to the committed value"));
	} else if (rebuilt.state === "within tolerance") {
		list.push(judgement("within tolerance", "near", (rebuilt.differences ?? []).join("; ")));
	} else if (rebuilt.state === "differs")
		list.push(judgement("not rebuilt", "no", (rebuilt.differences ?? []).join("; ")));
	else if (rebuilt.state === "new") list.push(judgement("new", "open", "nothing committed to compare with"));
	else if (rebuilt.state === "waiting") {
		list.push(judgement("waiting", "open", "not reviewed: what it needs could not be had"));
	} else list.push(judgement("not reviewed", "open", "the paper could not be rebuilt"));
	if (reproduced) {
		const sign = {
			reproduced: "yes",
			inconclusive: "open",
			"not found in the abstract’s terms": "open",
			"not reproduced": "no",
		} as const;
		const word = reproduced.state === "inconclusive" ? "reproduced: inconclusive" : reproduced.state;
		list.push(
			judgement(word, sign[reproduced.state], `${reproduced.reason}${reproduced.note ? ` ${reproduced.note}` : ""}`),
		);
	}
	for (const [word, check] of [
		["robust", robust],
		["replicated", replicated],
	] as const) {
		if (!check) continue;
		const others = check.values.map((other) => `${formatValue(other.value)}${other.holds ? "" : " (does not hold)"}`);
		const told = `${word} ${check.agree} of ${check.of}`;
		list.push(judgement(told, check.agree === check.of ? "yes" : "no", `others give ${others.join(", ")}`));
	}
	return list;
}

function judgement(word: string, sign: "yes" | "near" | "no" | "open", reason: string): Markup {
	const glyph = { yes: "✓", near: "≈", no: "≠", open: "○" }[sign];
	return html`<li><span class="glyph" aria-hidden="true">${glyph}</span><span><b class="${sign}">${word}</b><span class="aside">${reason}</span></span></li>`;
}

function valuesTable(values: readonly ReviewedValue[]): Markup {
	const number = (value: RecordedValue | undefined) => (value ? formatValue(value) : "none");
	return html`<div class="frame" tabindex="0" role="group" aria-label="Values, may be scrolled"><table class="compact">
<thead><tr><th scope="col">Value</th><th scope="col">Committed</th><th scope="col">Rebuilt</th><th scope="col" class="decimal">Difference</th><th scope="col" class="decimal">Tolerance</th><th scope="col">State</th></tr></thead>
<tbody>${values.map(
		({ id, committed, rebuilt, difference, tolerance, state, parts }) =>
			html`<tr><th scope="row"><code>${id}</code>${parts.map((part) => html`<span class="aside">${part}</span>`)}</th>
<td>${state === "differs" ? html`<del>${number(committed)}</del>` : number(committed)}</td><td>${state === "differs" ? html`<ins>${number(rebuilt)}</ins>` : number(rebuilt)}</td>
<td class="decimal">${difference === undefined ? "–" : plain(difference)}</td><td class="decimal">${tolerance ? plain(tolerance.absolute) : "0"}</td><td class="${state === "differs" || state === "gone" ? "no" : "yes"}">${state}</td></tr>`,
	)}</tbody></table></div>`;
}

/** A number with as many digits as tell it apart, and a true minus sign. */
export function plain(x: number): string {
	if (x === 0) return "0";
	return String(Number(x.toPrecision(4))).replace("-", "\u2212");
}
