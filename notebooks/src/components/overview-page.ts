import { authorName } from "@quickening/paper";
import { leadFigure } from "../sources/narrow-figures.ts";
import type { BrokenPaper, PaperFigure, PaperOnDisk } from "../sources/paper.ts";
import { isBroken } from "../sources/paper.ts";
import { copyable } from "./copyable.ts";
import { drawing } from "./figure.ts";
import { block, html, type Markup } from "./markup.ts";
import { paperState } from "./paper-state.ts";
import { longDate, prose } from "./prose.ts";

/** The overview, as Markdown for Framework. */
export function overviewPage(papers: readonly (PaperOnDisk | BrokenPaper)[]): string {
	const readable = papers.filter((paper): paper is PaperOnDisk => !isBroken(paper));
	// Findings about people come first, then the newest.
	const sorted = readable.sort(
		(a, b) =>
			topicOf(a.definition) - topicOf(b.definition) ||
			Number(a.definition.synthetic) - Number(b.definition.synthetic) ||
			b.definition.date.localeCompare(a.definition.date) ||
			a.slug.localeCompare(b.slug),
	);
	const content = html`<article class="overview">
		<header class="title">
			<h1>Maternal and child health results that anyone can rebuild</h1>
			<p class="lede">Quickening is a collection of research on signals in pregnancy, birth and early childhood, such as the fetal heart rate in labour. Each paper is a program: one command takes the data, computes every number, draws every figure and sets the text. Select any number to see how it was made, from which data, and whether a rebuild gave the same.</p>
		</header>
		<section id="papers" aria-labelledby="papers-title"><h2 id="papers-title">Papers</h2>
			${sorted.map(entryOrProblem)}${papers.filter(isBroken).map(brokenEntry)}
			${papers.length === 0 ? html`<div class="notice"><h3>No papers yet</h3><p>A folder with a paper.ts below papers/ appears here.</p>${copyable("npm run quickening -- new paper my-study", "the command")}</div>` : null}
		</section>
		<section id="state" aria-labelledby="state-title"><h2 id="state-title">How to read the state of a paper</h2>
			<dl class="words">
				<div><dt>rebuilt</dt><dd>The same data and the same code gave the same values again; the count is of the paper’s claims.</dd></div>
				<div><dt>reproduced</dt><dd>The same data gave a number that somebody else has published, within a margin set beforehand. If they did not, that is a finding, not an accusation.</dd></div>
				<div><dt>robust</dt><dd>The claim holds under other defensible choices.</dd></div>
				<div><dt>replicated</dt><dd>The claim holds in new data. Only this and <i>robust</i> say something about the world.</dd></div>
				<div><dt>waiting</dt><dd>Its data, or a library that it needs, are not on the machine that made this page; the paper’s page names the command that gets them.</dd></div>
				<div><dt>synthetic</dt><dd>Made by a seeded program with known truth, to judge methods. No real person’s data.</dd></div>
			</dl>
		</section>
		<section id="yourself" aria-labelledby="yourself-title"><h2 id="yourself-title">Rebuild it all yourself</h2>
			<p>In a clone of the repository, with Node 18 or later and Python 3:</p>${copyable("npm run reproduce", "the command")}
			<p>It ends with a line for each paper: what agrees, what does not, and where the PDF is.</p>
		</section>
	</article>
	<script type="module" src="./client/page.js"></script>`;
	return `---\ntitle: Quickening\ndescription: Research on signals in pregnancy, birth and early childhood, of which every number can be rebuilt.\n---\n\n${block(content)}`;
}

/** Pregnancy and birth come first, then mothers and infants, then methods, by a paper's own title and keywords. */
function topicOf({ title, keywords }: PaperOnDisk["definition"]): number {
	const words = [title, ...keywords].join(" ");
	if (/pregnan|gestation|obstetric|cardiotocogra|preterm|birth/i.test(words)) return 0;
	return /infant|mother|postpartum|maternal/i.test(words) ? 1 : 2;
}

function entryOrProblem(paper: PaperOnDisk): Markup {
	try {
		return entry(paper);
	} catch (error) {
		return brokenEntry({ slug: paper.slug, problem: error instanceof Error ? error.message : String(error) });
	}
}

function entry(paper: PaperOnDisk): Markup {
	const { slug, definition, page, values } = paper;
	const lead = leadFigure(paper);
	const first = page?.found[0] ?? definition.abstract ?? definition.subtitle ?? "";
	return html`<section class="entry${definition.synthetic ? " entry-synthetic" : ""}" data-provenance-file="./papers/${slug}/provenance.json" aria-labelledby="${slug}-title">
		<div class="entry-words">
			<h3><a id="${slug}-title" href="./papers/${slug}">${definition.title}</a></h3>
			<p class="entry-found">${words(first, paper)}</p>
			${paperState(paper)}
			<p class="entry-byline">${definition.authors.map(authorName).join(", ")} <time datetime="${definition.date}">${longDate(definition.date)}</time></p>
			${values ? html`<p class="entry-byline"><a href="./papers/${slug}#claims" aria-label="${definition.title}: every claim, and how it was judged">Every claim, and how it was judged</a></p>` : null}
		</div>
		${
			lead?.svg && lead.meta
				? html`<figure class="entry-figure">${entryDrawing(slug, lead)}<figcaption>${definition.synthetic ? html`<b class="synthetic-word">Synthetic data.</b> ` : null}${lead.meta.title}</figcaption></figure>`
				: html`<div class="entry-figure plot-outline" role="img" aria-label="${values ? "No figure" : "Not drawn yet"}"><svg viewBox="0 0 600 300" preserveAspectRatio="none" aria-hidden="true"><path d="M40 20V260H580M40 200H580M40 140H580M40 80H580"/><path d="M60 230C160 225 190 120 280 130S400 60 560 50"/></svg></div>`
		}
	</section>`;
}

/** On the overview a number of a finding opens the drawer, and without scripts leads to the paper. */
function words(text: string, { slug, values }: PaperOnDisk): Markup {
	const { markup } = prose(text, values);
	return { markup: markup.replaceAll('href="#value-', `href="./papers/${slug}#value-`) };
}

/** The leading figure, which leads to its place on the paper's page; one that no phone can show whole scrolls instead. */
function entryDrawing(slug: string, { id, svg, meta, narrowSvg }: PaperFigure): Markup {
	const drawn = drawing(svg!, meta!, `${slug}-${id}`, narrowSvg);
	if (narrowSvg === undefined && meta!.columnMm === 178) return drawn;
	const still = drawn.markup.replace(
		/class="plot-frame([^"]*)" tabindex="0" role="group" aria-label="Figure, may be scrolled"/,
		'class="plot-still$1"',
	);
	return html`<a class="plot-link" href="./papers/${slug}#figure-${id}" aria-hidden="true" tabindex="-1">${{ markup: still }}</a>`;
}

function brokenEntry({ slug, problem }: BrokenPaper): Markup {
	return html`<section class="entry" aria-labelledby="${slug}-title"><div class="entry-words"><h3><a id="${slug}-title" href="./papers/${slug}">${slug}</a></h3><p>Cannot be read: ${problem}</p></div></section>`;
}
