import { doiAddress } from "@quickening/workspace/markup";
import type { Dataset } from "../sources/dataset.ts";
import type { PaperOnDisk } from "../sources/paper.ts";
import { codebook, howToGet } from "./codebook.ts";
import { dataCard } from "./data-card.ts";
import { block, html, link, type Markup } from "./markup.ts";

const tiers = {
	open: "open: anyone may have it",
	registered: "registered: after signing in or agreeing to terms",
	restricted: "restricted: by permission; only aggregates are shown",
} as const;

/** A card for each data set, as Markdown for Framework; the README of each stands in its card. */
export function dataPage(datasets: readonly Dataset[], papers: readonly PaperOnDisk[]): string {
	const intro = html`<header class="title"><p class="kicker">Data</p><h1>What was measured, on whom, and who may have it</h1>
		<p class="lede">Raw data are never edited. Each file is known by its hash, and a changed byte is noticed before anything is computed from it.</p></header>
		${datasets.length === 0 ? html`<div class="notice"><h2>No data sets yet</h2><p>A folder with a dataset.json below data/ appears here.</p></div>` : null}`;
	const script = html`<script type="module" src="./client/page.js"></script>`;
	const cards = datasets.map((dataset) =>
		card(
			dataset,
			papers.filter(({ definition }) => definition.datasets.includes(dataset.slug)),
		),
	);
	return `---\ntitle: Data\ndescription: A card for each data set, who was measured, when, under which licence, and what is missing.\n---\n\n${block(intro)}\n${cards.join("\n")}\n${block(script)}`;
}

function card(dataset: Dataset, papers: readonly PaperOnDisk[]): string {
	const { slug, title, citation, doi, licence, tier, population, devices, files } = dataset;
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	const uses = papers.map(
		({ definition }, i) => html`${i > 0 ? "; " : ""}<a href="./papers/${definition.slug}">${definition.title}</a>`,
	);
	const facts: [string, Markup | string | undefined][] = [
		["Who", population],
		["Devices", devices?.join("; ")],
		[
			"Licence",
			`${licence.spdx}${licence.confirmed ? "" : ", to be confirmed"}${licence.note ? `. ${licence.note}` : ""}`,
		],
		["Access", tiers[tier]],
		["Files", `${new Intl.NumberFormat("en-GB").format(files.length)}, ${megabytes(bytes)}`],
		["Source", doi ? html`${citation} ${link(doiAddress(doi), `doi:${doi}`)}` : citation],
		["Used by", papers.length > 0 ? html`${uses}` : "no paper yet"],
	];
	const head = html`<section class="dataset" id="${slug}" aria-labelledby="${slug}-title"><h2 id="${slug}-title">${title}</h2>
		<dl class="facts">${facts.map(([name, fact]) => (fact ? html`<div><dt>${name}</dt><dd>${fact}</dd></div>` : null))}</dl>
		${howToGet(dataset)}${codebook(dataset)}
		${dataset.card ? html`<details class="card"><summary>The data card</summary>${dataCard(dataset.card)}</details>` : null}</section>`;
	return block(head);
}

function megabytes(bytes: number): string {
	return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${Math.round(bytes / 1e6)} MB`;
}
