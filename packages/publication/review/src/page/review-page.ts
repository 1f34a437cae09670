import { html, type Markup } from "@quickening/workspace/markup";
import type { FigurePictures } from "../examine/examine-parts.ts";
import type { Review } from "../review-report.ts";
import { checkerWords, stateWords, verdictSentence } from "../words.ts";
import { claimsSection } from "./claims-section.ts";
import { figuresSection } from "./figures-section.ts";
import { findingsSection } from "./findings-section.ts";
import { fontFaces } from "./fonts.ts";
import { methodSection } from "./method-section.ts";
import { style } from "./style.ts";
import { tablesSection } from "./tables-section.ts";
import { textSection } from "./text-section.ts";
import { toleranceSection } from "./tolerance-section.ts";

/**
 * The report as one page that asks for nothing: no script, fonts and pictures inside.
 *
 * @param pictures - Of figures, by id.
 */
export function reviewPage(review: Review, pictures: ReadonlyMap<string, FigurePictures>): string {
	const { title, paper, commit, checked, synthetic, authors } = review;
	const sections = [
		findingsSection(review),
		toleranceSection(review),
		claimsSection(review),
		figuresSection(review, pictures),
		tablesSection(review),
		textSection(review),
		methodSection(review),
	];
	const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review: ${title}</title><link rel="icon" href="data:,"><style>${{ markup: fontFaces() + style }}</style></head>
<body><a class="skip" href="#differences">To what differs</a>
${synthetic ? html`<div class="band">Synthetic data: no real person's recordings stand behind this paper.</div>` : null}
<header><p class="kicker">Quickening · review of papers/${paper}</p>
<h1>${verdictSentence(review)}</h1>
<p class="of">${title}</p>
<ul class="state" aria-label="State of the claims">${stateWords(review).map((word) => html`<li>${word}</li>`)}</ul>
<dl class="facts"><dt>Commit</dt><dd><code>${commit.id.slice(0, 10)}</code> ${commit.subject}</dd><dt>Authors</dt><dd>${authors.map(({ name }) => name).join(", ") || "not known"}</dd><dt>Checked by</dt><dd>${checkerWords(review)}</dd><dt>Date</dt><dd>${checked.date}</dd></dl>
<nav aria-label="On this page"><ul>${links(sections)}</ul></nav></header>
<main>${sections}</main>
<footer>${footer[review.verdict]}</footer></body></html>
`;
	return page.markup;
}

const beyond = "and nothing about whether the methods are right or the findings hold elsewhere.";
const footer = {
	agrees: `A rebuild that agrees says that the same data and code give the same results, ${beyond}`,
	"within tolerance": `A rebuild within tolerance says that the same data and code give nearly these results, ${beyond}`,
	differs: "A rebuild that differs says that the committed results are not what the same data and code give here.",
	failed: "Nothing was certified: the paper could not be rebuilt, and what is shown are the committed results.",
	waiting: "Nothing was reviewed: no stage ran, and what is shown are the committed results.",
} as const satisfies Record<Review["verdict"], string>;

/** A link to each section that there is, by its heading. */
function links(sections: readonly Markup[]): Markup[] {
	return sections.flatMap(({ markup }) =>
		Array.from(
			markup.matchAll(/<h2 id="([^"]+)">([^<]+)<\/h2>/g),
			([, id, text]) => html`<li><a href="#${id}">${{ markup: text! }}</a></li>`,
		),
	);
}
