// __title__: one figure and one table of papers/__paper__, and what is needed to read them.
import { copyable } from "__up__components/copyable.ts";
import { figureBlock } from "__up__components/figure.ts";
import { block, html } from "__up__components/markup.ts";
import { prose } from "__up__components/prose.ts";
import { tableBlock } from "__up__components/table.ts";
import { isBroken, readPaper } from "__up__sources/paper.ts";

const paper = await readPaper("__paper__");
if (isBroken(paper)) throw new Error(`papers/__paper__: ${paper.problem}`);
const { definition, page, values, figures, tables } = paper;
const folder = "__up__papers/__paper__";
const figure = figures.find(({ id }) => id === page?.leadFigure) ?? figures[0];
const table = tables[0];
const { synthetic, datasets, version } = definition;
const data = synthetic
	? "Synthetic data, made by the paper's own seeded program."
	: `Data sets: ${datasets.join(", ")}.`;

const content = html`<article class="paper" data-provenance-file="${folder}/provenance.json">
	<header class="title"><p class="kicker">Notebook</p><h1>${"__title__"}</h1>
	<p class="lede">What does <a href="${folder}">${definition.title}</a> show in one figure and one table?</p></header>
	<section><h2>Data</h2><p>${data} Version ${version} of the paper. ${prose(page?.studied ?? "", values)}</p></section>
	<section><h2>Method</h2>${(page?.methods ?? []).map(({ heading, text }) => html`<p><b>${heading}.</b> ${prose(text, values)}</p>`)}</section>
	${figure ? figureBlock({ slug: folder, figure, synthetic, source: data }) : null}
	${table ? tableBlock(folder, table) : null}
	<section><h2>How to read it, and its limits</h2><ul>${(page?.limits ?? []).map((limit) => html`<li>${prose(limit, values)}</li>`)}</ul></section>
	<section><h2>How it was rebuilt</h2>${copyable("npm run reproduce -- __paper__", "the command")}</section>
</article>
<script type="module" src="__up__client/page.js"></script>`;
process.stdout.write(`---\ntitle: ${JSON.stringify("__title__")}\n---\n\n${block(content)}`);
