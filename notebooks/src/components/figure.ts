import type { FigureMeta } from "@quickening/paper";
import type { PaperFigure } from "../sources/paper.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { coloured, ownIds } from "./own-drawing.ts";
import { stopped } from "./prose.ts";

export interface FigureOptions {
	readonly slug: string;
	readonly figure: PaperFigure;
	readonly synthetic: boolean;
	/** Names of the data sets, for the line under the caption. */
	readonly source: string;
	readonly lead?: boolean;
}

/** A figure with its caption, its files, its rows as a table, and how it was made. */
export function figureBlock({ slug, figure, synthetic, source, lead = false }: FigureOptions): Markup {
	const { id, number, svg, meta, files, narrowSvg, darkColours = {} } = figure;
	if (svg === undefined || meta === undefined) return figureOutline(figure);
	const address = (file: string) => `./${slug}/figures/${id}.${file}`;
	const kinds = ["svg", "png", "pdf", "csv"].filter((kind) => files.includes(kind));
	const downloads = kinds.map(
		(kind) =>
			html`<a rel="external" href="${address(kind)}" download="${slug}-${id}.${kind}" aria-label="Figure ${number} as ${kind.toUpperCase()}">${kind.toUpperCase()}</a>`,
	);
	return html`<figure id="figure-${id}" class="figure${lead ? " figure-lead" : ""} column-${meta.columnMm}">
		${drawing(svg, meta, `figure-${id}`, narrowSvg)}
		<figcaption>
			<p><b>Figure ${number}.</b> <b class="finding">${stopped(meta.title)}</b> ${meta.caption}</p>
			<p class="figure-source">${synthetic && !/synthetic/i.test(meta.caption) ? html`<b class="synthetic-word">Synthetic data.</b> ` : null}${source}</p>
			<div class="tools" role="group" aria-label="Figure ${number}">
				<span class="downloads">${downloads}</span>
				${files.includes("csv") ? html`<button type="button" data-rows="${address("csv")}" aria-expanded="false">View as table</button>` : null}
				${files.includes("vl.json") ? html`<button type="button" data-explore="${address("vl.json")}" data-dark="${JSON.stringify(darkColours)}">Explore</button>` : null}
				<button type="button" data-provenance="figure:${id}" aria-haspopup="dialog">How this was made</button>
			</div>
		</figcaption>
	</figure>`;
}

/**
 * A stage's drawing in the page's own Inter, its colours turned over on a dark page. A screen below 600 px gets the
 * narrow drawing where there is one; a wide one without scrolls in its own frame.
 */
export function drawing(svg: string, { alt, columnMm }: FigureMeta, prefix: string, narrowSvg?: string): Markup {
	const narrow =
		narrowSvg === undefined
			? null
			: html`<div class="plot-narrow" role="img" aria-label="${alt}">${trusted(coloured(ownIds(narrowSvg, `${prefix}-narrow`)))}</div>`;
	return html`<div class="plot-frame${narrow === null ? "" : " has-narrow"}" tabindex="0" role="group" aria-label="Figure, may be scrolled">
		<div class="plot column-${columnMm}" role="img" aria-label="${alt}">${trusted(coloured(ownIds(svg, prefix)))}</div>
		${narrow}
	</div>`;
}

/** A figure that no stage has drawn yet. */
function figureOutline({ id, number, script }: PaperFigure): Markup {
	return html`<figure id="figure-${id}" class="figure outline">
		<div class="plot-outline" role="img" aria-label="Figure ${number} has not been drawn yet"><svg viewBox="0 0 600 300" preserveAspectRatio="none" aria-hidden="true"><path d="M40 20V260H580M40 200H580M40 140H580M40 80H580" /><path d="M60 230C160 225 190 120 280 130S400 60 560 50"/></svg></div>
		<figcaption><p><b>Figure ${number}.</b> Not drawn yet; <code>${script}</code> will.</p></figcaption>
	</figure>`;
}
