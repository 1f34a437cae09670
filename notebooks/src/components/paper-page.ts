import { namedAuthor, type PageMethod, unjudgedClaims, waitsFor } from "@quickening/paper";
import { plainText, unescapeMarkup } from "@quickening/workspace/markup";
import type { PageFacts } from "../../page-head.ts";
import { readDataset } from "../sources/dataset.ts";
import type { BrokenPaper, PaperFigure, PaperOnDisk } from "../sources/paper.ts";
import { Citations } from "./citations.ts";
import { citePaper } from "./cite-paper.ts";
import { claimsTable, toleranceTable, valuesTable } from "./claims.ts";
import { copyable } from "./copyable.ts";
import { figureBlock } from "./figure.ts";
import { block, html, link, type Markup } from "./markup.ts";
import { paperState } from "./paper-state.ts";
import { duration, longDate, prose } from "./prose.ts";
import { references } from "./references.ts";
import { tableBlock } from "./table.ts";

/** A paper, and what its page cites as it is written. */
type CitingPaper = PaperOnDisk & { readonly citations: Citations };

/** A paper's whole page, as Markdown for Framework: the same order for every paper (PAGES, "A paper page, top to bottom"). */
export function paperPage(paper: PaperOnDisk): string {
	return citingPage({ ...paper, citations: new Citations(paper.references) });
}

function citingPage(paper: CitingPaper): string {
	const { slug, definition, page, values } = paper;
	const lead = paper.figures.find(({ id }) => id === page?.leadFigure) ?? paper.figures[0];
	const further = paper.figures.filter((one) => one !== lead);
	const content = html`<article class="paper" data-provenance-file="./${slug}/provenance.json">
		${definition.synthetic ? syntheticBand : null}
		${titleBlock(paper)}
		${contents(paper)}
		${releaseBlock(paper)}
		${waitingBlock(paper)}
		${found(paper)}
		${lead && figure(paper, lead, true)}
		${page && meaning(paper)}
		${page && studied(paper)}
		${notebook(paper)}
		${methods(paper)}
		${further.length + paper.tables.length > 0 ? section("further", "Further figures and tables", html`${further.map((one) => figure(paper, one))}${paper.tables.map((table) => tableBlock(slug, table))}`) : null}
		${values && section("claims", "Every claim, and how it was judged", claimsContent(paper))}
		${page && page.limits.length > 0 ? section("limits", "Limits", html`<ul>${page.limits.map((limit) => html`<li>${prose(limit, values, paper.citations)}</li>`)}</ul>`) : null}
		${section("rebuild", "How to rebuild it", rebuild(paper))}
		${referencesSection(paper)}
	</article>
	<script type="module" src="../client/page.js"></script>`;
	const description =
		page && values ? wordsOf(prose(page.found[0] ?? "", values)) : (definition.abstract ?? definition.title);
	const pdf = paper.manuscripts.house;
	const facts: PageFacts = {
		description: plainText(description),
		citation: {
			title: plainText(definition.title),
			// Scholars' search engines read "family, given".
			authors: definition.authors.map(({ name, family, given }) =>
				plainText(name ?? [family, given].filter(Boolean).join(", ")),
			),
			date: definition.date,
			keywords: definition.keywords,
			...(pdf && { pdf: `${slug}/${pdf}` }),
			...(lead?.files.includes("png") && {
				image: `${slug}/figures/${lead.id}.png`,
				imageAlt: plainText(lead.meta?.alt ?? ""),
			}),
		},
	};
	const matter = { title: plainText(definition.title), ...facts };
	const lines = Object.entries(matter).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
	return `---\n${lines.join("\n")}\n---\n\n${block(content)}`;
}

/** Of a paper on data that are not open: why nothing is shown, or by which rule and by whom it was released. */
function releaseBlock({ slug, release }: PaperOnDisk): Markup | null {
	const { state, tier, because, whatToDo, signed, record } = release;
	if (state === "open") return null;
	if (because !== undefined) {
		return html`<section class="notice" aria-labelledby="held-title"><h2 id="held-title">The results are held</h2><p>No result of this paper is shown: ${because}.</p>${whatToDo ? html`<p>For who holds the data: ${whatToDo}.</p>` : null}</section>`;
	}
	const rules = record
		? `Counts of 1 to ${record.rules.smallCount} people are not shown, others are rounded to ${record.rules.roundTo}; ${countSuppressed(release)} suppressed or rounded.`
		: "";
	const by = signed ? ` Signed off by ${signed.name}, ${signed.role}, ${signed.date}.` : "";
	const preview = state === "unsigned" ? " This preview is yours alone: nobody has signed it off yet." : "";
	return html`<aside class="margin-note" id="release-${slug}"><p>The data are ${tier}: only aggregates that passed disclosure control are shown. ${rules}${by}${preview}</p></aside>`;
}

function countSuppressed({ record }: PaperOnDisk["release"]): string {
	const cells = record?.suppressed.reduce((sum, each) => sum + each.cells, 0) ?? 0;
	return `${cells} ${cells === 1 ? "number is" : "numbers are"}`;
}

/** The page of a paper whose definition cannot be read: what is wrong, and nothing in its place. */
export function brokenPage({ slug, problem }: BrokenPaper): string {
	const content = html`<article class="paper">
		<header class="title"><p class="kicker">Paper</p><h1>${slug} cannot be read</h1></header>
		<section class="notice notice-problem"><h2>What is wrong</h2><p>Its definition, <code>papers/${slug}/paper.ts</code>, stopped with:</p><pre data-copy="none">${problem}</pre><p>The rest of the report was built without it.</p></section>
	</article>`;
	return `---\ntitle: ${JSON.stringify(plainText(slug))}\n---\n\n${block(content)}`;
}

export const syntheticBand = html`<aside class="synthetic-band" aria-label="Synthetic data"><p><b>Synthetic data.</b> A seeded program made every recording on this page; no real person stands behind any number.</p></aside>`;

/** The ways into a long page: what a clinician, a statistician and a reviewer would each jump to. */
function contents({ page, values, figures, tables, references: cited }: PaperOnDisk): Markup {
	const further = figures.length + tables.length > 1;
	const parts = [
		["found", page ? "What was found" : "What it is about"],
		...(page ? [["meaning", "What it means"]] : []),
		...(page ? [["studied", "Who was studied"]] : []),
		["methods", "Methods"],
		...(further ? [["further", "Figures and tables"]] : []),
		...(values ? [["claims", "Claims"]] : []),
		...(page && page.limits.length > 0 ? [["limits", "Limits"]] : []),
		["rebuild", "How to rebuild it"],
		...(cited.length > 0 ? [["references", "References"]] : []),
	];
	return html`<nav class="contents" aria-label="On this page"><ul>${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}

function section(id: string, title: string, content: Markup | null): Markup {
	return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`;
}

function titleBlock(paper: PaperOnDisk): Markup {
	const { definition } = paper;
	const { title, subtitle, authors, version, date } = definition;
	return html`<header class="title">
		<p class="kicker">Paper</p>
		<h1>${title}</h1>
		${subtitle ? html`<p class="subtitle">${subtitle}</p>` : null}
		<details class="byline-fold"><summary>Authors, version, state and files</summary><dl class="byline">
			<div><dt>${authors.length === 1 ? "Author" : "Authors"}</dt><dd>${authors.map(namedAuthor).map(({ name, affiliation, orcid }) => html`<span class="author">${link(orcid && `https://orcid.org/${orcid}`, name)}${affiliation ? html`<span class="aside">${affiliation}</span>` : null}</span>`)}</dd></div>
			<div><dt>Version</dt><dd>${version}<span class="aside"><time datetime="${date}">${longDate(date)}</time></span></dd></div>
			<div class="byline-state"><dt>State</dt><dd>${paperState(paper)}</dd></div>
			<div><dt>Take it along</dt><dd class="take">${manuscripts(paper)}<details class="cite"><summary>Cite</summary><div class="popover">${citePaper(definition)}</div></details></dd></div>
		</dl></details>
	</header>`;
}

/** The manuscript in each format that there is. */
function manuscripts({ slug, manuscripts: files }: PaperOnDisk): Markup[] {
	const names = [
		["house", "PDF", "two columns"],
		["preprint", "Preprint", "PDF in one column"],
		["manuscript", "Submission", "PDF, double spaced, lines numbered"],
		["docx", "Word", "for co-authors"],
		["xml", "JATS", "XML for journals and archives"],
	] as const;
	const set = names.flatMap(([format, name, what]) => {
		const file = files[format];
		return file ? [html`<a rel="external" href="./${slug}/${file}" title="${what}" download>${name}</a> `] : [];
	});
	// Shown by the build, which writes the file; a preview has none.
	return [
		...set,
		html`<a rel="external" href="./${slug}/${slug}.html" title="this page as one HTML file" download data-single-file hidden>One file</a> `,
	];
}

function waitingBlock({ slug, values, reproduction }: PaperOnDisk): Markup | null {
	if (reproduction?.state === "waiting") {
		const waits = reproduction.waiting ?? [];
		return html`<section class="notice" aria-labelledby="waiting-title"><h2 id="waiting-title">Waiting for ${waitsFor(waits)}${values ? ": not rebuilt on this machine" : ""}</h2>
			${waits.map(({ dataset, kind, command, reason }) => html`<p>${kind === "library" ? dataset : html`The data set <a href="../data#${dataset}">${dataset}</a>`} is not here. ${reason}</p>${copyable(command, "the command")}`)}
			<p>${values ? "What is shown are the committed results." : "Below stands what the page will show, in outline."}</p></section>`;
	}
	if (reproduction?.state === "failed") {
		const failed = reproduction.stages.filter(({ state }) => state === "failed").map(({ name }) => name);
		return html`<section class="notice notice-problem" aria-labelledby="failed-title"><h2 id="failed-title">The last rebuild failed</h2><p>${failed.length > 0 ? `Stage ${failed.join(", ")} stopped. ` : ""}What is shown are the committed results, as far as there are any.</p></section>`;
	}
	if (reproduction?.state === "differs") {
		const differing = reproduction.outputs.filter(({ state }) => state === "differs");
		return html`<section class="notice notice-problem" aria-labelledby="differs-title"><h2 id="differs-title">The rebuild differs from what is committed</h2>
			<p>Same data, same code, and yet not the same result. Trust neither until it is explained.</p>
			<ul>${differing.map(({ path, differences }) => html`<li><code>${path}</code>${differences?.length ? html`<span class="aside">${differences.join("; ")}</span>` : null}</li>`)}</ul></section>`;
	}
	if (!values) {
		return html`<section class="notice" aria-labelledby="empty-title"><h2 id="empty-title">No results yet</h2><p>No stage of this paper has run. Below stands what the page will show, in outline.</p>${copyable(command(slug), "the command")}</section>`;
	}
	return null;
}

function found({ definition, page, values, citations }: CitingPaper): Markup {
	if (page) {
		return section(
			"found",
			"What was found",
			html`<div class="found">${page.found.map((text) => html`<p>${prose(text, values, citations)}</p>`)}</div>`,
		);
	}
	return section(
		"found",
		"What it is about",
		html`<div class="found"><p>${definition.abstract ?? definition.subtitle ?? ""}</p></div>`,
	);
}

function figure(paper: PaperOnDisk, one: PaperFigure, lead = false): Markup {
	const { slug, definition } = paper;
	const titles = definition.datasets.map((dataset) => readDataset(dataset)?.title ?? dataset);
	const made = definition.synthetic ? "Made by this paper's own seeded program" : `Data: ${titles.join("; ")}`;
	const source = `${made}. Version ${definition.version}, ${longDate(definition.date)}.`;
	return figureBlock({ slug, figure: one, synthetic: definition.synthetic, source, lead });
}

function meaning({ page, values, citations }: CitingPaper): Markup {
	const list = (items: readonly string[]) =>
		html`<ul>${items.map((item) => html`<li>${prose(item, values, citations)}</li>`)}</ul>`;
	return html`<section id="meaning" class="pair" aria-label="What it means for care">
		<div><h2>What it means for care</h2>${list(page!.means)}</div>
		<div><h2>What it does not mean</h2>${list(page!.meansNot)}</div>
	</section>`;
}

function studied({ page, values, definition, citations }: CitingPaper): Markup {
	const sets = definition.datasets.map(
		(slug) => html`<a href="../data#${slug}">${readDataset(slug)?.title ?? slug}</a>`,
	);
	return section(
		"studied",
		definition.synthetic ? "What was simulated" : "Who was studied, and who was not",
		html`<p>${prose(page!.studied, values, citations)}</p><p><b>Not studied:</b> ${prose(page!.notStudied, values, citations)}</p>
		${sets.length > 0 ? html`<aside class="margin-note"><p>Data: ${sets.map((set, i) => html`${i > 0 ? ", " : ""}${set}`)}.</p><p>${definition.ethics}</p></aside>` : html`<aside class="margin-note"><p>${definition.ethics}</p></aside>`}`,
	);
}

/** The way to the notebook, where there is one. */
function notebook({ slug, hasNotebook }: PaperOnDisk): Markup | null {
	if (!hasNotebook) return null;
	return html`<p class="to-notebook" id="notebook" data-hosted><a href="./${slug}/explore">Open the notebook</a>: see the code under each figure, change a setting and watch figure and number answer.</p>`;
}

function methods({ slug, definition, page, values, citations }: CitingPaper): Markup {
	const told = (page?.methods ?? []).map(
		({ heading, text, detail }: PageMethod) =>
			html`<h3>${heading}</h3><p>${prose(text, values, citations)}</p>${
				detail?.length
					? html`<details><summary>In detail</summary>${detail.map((more) => html`<p>${prose(more, values, citations)}</p>`)}</details>`
					: null
			}`,
	);
	const stages = Object.entries(definition.stages).map(
		([name, { description, script }]) =>
			html`<li><b>${name}</b> ${description}<code class="aside">papers/${slug}/${script}</code></li>`,
	);
	return section(
		"methods",
		"Methods",
		html`${told}<details${told.length === 0 ? html` open` : null}><summary>The ${stages.length} steps of the analysis</summary><ol class="stages">${stages}</ol></details>`,
	);
}

function claimsContent({ definition, values, reproduction, citations }: CitingPaper): Markup {
	const judged = reproduction?.claims ?? unjudgedClaims(definition.claims, values!, "not rebuilt");
	return html`<p>Each claim is judged in the words of the US National Academies: <i>rebuilt</i> (same data, same code), <i>reproduced</i> (same data, a number that somebody else published), <i>robust</i> (same data, other defensible choices), <i>replicated</i> (new data). <a href="../about#words">What the words mean</a>.</p>
		${claimsTable(judged, values!, definition.claims, citations)}
		<details class="all-values"><summary>All ${Object.keys(values!).length} values of this paper</summary>${valuesTable(values!, reproduction?.outputs)}</details>`;
}

function rebuild({ slug, reproduction, hasPdf }: PaperOnDisk): Markup {
	const ran = reproduction?.stages.flatMap(({ seconds }) => seconds ?? []) ?? [];
	const environment = reproduction?.environment;
	return html`<p>From a clone of the repository, with Node 18 or later and Python 3:</p>${copyable(command(slug), "the command")}
		<p>${ran.length > 0 && environment ? `Its ${ran.length} stages took ${duration(ran.reduce((sum, seconds) => sum + seconds, 0))} on ${environment.cpu} (${environment.os}), with Node ${environment.node}, at commit ${environment.commit.slice(0, 10)}${environment.dirty ? " with uncommitted changes" : ""}.` : "It has not been rebuilt on the machine that made this page, so no time can be given."} It sets everything up, takes the data, runs each stage and compares the results with those that are committed${hasPdf ? ", and sets the PDF" : ""}.</p>${toleranceTable(reproduction?.outputs ?? [])}
		<p>For a reviewer: the same in a fresh clone in which nothing was built before, with a report that shows committed and rebuilt results side by side, and a certificate.</p>${copyable(`npm run quickening -- review ${slug}`, "the command that reviews it")}
		<p data-hosted>Provenance of every number, down to the bytes: <a rel="external" href="./${slug}/provenance.json" download="${slug}-provenance.json">all of it as JSON</a>, and <a rel="external" href="./${slug}/prov.json" download="${slug}-prov.json">as W3C PROV</a>.</p>
		<p>On the command line, <code>why</code> prints where a result comes from, and <code>export</code> writes the paper with its code, results and provenance as an RO-Crate that a repository such as Zenodo takes; neither sends anything anywhere.</p>${copyable(`npm run quickening -- why ${slug}`, "the command that says why")}${copyable(`npm run quickening -- export ${slug}`, "the command that writes the crate")}`;
}

function referencesSection({ references: cited, citations }: CitingPaper): Markup | null {
	const list = references(cited, citations);
	return list && section("references", "References", list);
}

function command(slug: string): string {
	return `npm run reproduce -- ${slug}`;
}

function wordsOf({ markup }: Markup): string {
	return unescapeMarkup(markup.replace(/<[^>]+>/g, "").replaceAll("&#36;", "$"));
}
