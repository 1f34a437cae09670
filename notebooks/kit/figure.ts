import { columnWidth, darkColours, type FigureSpec, fitPanels } from "@quickening/figures";
import { element } from "../src/client/element.ts";
import { embedFigure } from "../src/client/embed-figure.ts";
import { coloured, ownIds } from "../src/components/own-drawing.ts";

/** Framework's attachment, as far as it is used here. */
interface Attachment {
	text(): Promise<string>;
}

export interface FigureOptions {
	/** Whether the inputs stand at the published settings, and what differs. */
	readonly settings: { readonly isPublished: boolean; readonly changes: string };
	/** The stage's drawing: `FileAttachment("figures/roc.svg")`. Shown at the published settings, before Vega is loaded. */
	readonly published: Attachment;
	/** The paper's own spec of other rows; it is called only away from the published settings. */
	readonly spec: () => FigureSpec | Promise<FigureSpec>;
	/** What is seen, in a sentence, for those who cannot see it. */
	readonly alt: string;
}

let figures = 0;

/**
 * A figure of the paper: as published, or redrawn from other rows by the paper's own spec, with the word and the colour of a
 * what-if. What goes wrong stands where the figure would.
 */
export async function figure({ settings, published, spec, alt }: FigureOptions): Promise<HTMLElement> {
	const plot = element("div", { class: "notebook-plot", role: "img", "aria-label": alt });
	const frame = element("div", { class: "plot-frame", tabindex: "0", role: "group" }, plot);
	frame.setAttribute("aria-label", "Figure, may be scrolled");
	const still = await published.text();
	// A figure of two columns scrolls in its frame on a phone, where its words would be too small.
	if (/<svg\b[^>]*\swidth="178(?:\.\d+)?mm"/.test(still)) plot.classList.add("is-wide");
	if (settings.isPublished) {
		plot.innerHTML = coloured(ownIds(still, `notebook-${++figures}`));
		return element("figure", { class: "notebook-figure" }, badge(true, "as in the paper"), frame);
	}
	// Keeps the place of the drawing until it is there.
	plot.style.aspectRatio = aspectOf(still);
	redraw(plot, spec)
		.catch((error: unknown) => say(plot, error))
		.finally(() => {
			plot.style.aspectRatio = "";
		});
	return element("figure", { class: "notebook-figure is-what-if" }, badge(false, settings.changes), frame);
}

async function redraw(plot: HTMLElement, spec: FigureOptions["spec"]): Promise<void> {
	const drawn = await spec();
	const column = columnWidth(drawn.usermeta.quickening.columnMm);
	await embedFigure(plot, drawn, darkColours(drawn), {
		fit: (tried, draw) => fitPanels(tried as FigureSpec, column, draw),
	});
}

function badge(isPublished: boolean, words: string): HTMLElement {
	return element("p", { class: "badge" }, element("b", {}, isPublished ? "Published" : "What if"), ` ${words}`);
}

function say(plot: HTMLElement, error: unknown): void {
	plot.removeAttribute("role");
	const message = error instanceof Error ? error.message : String(error);
	plot.replaceChildren(element("p", { class: "notebook-problem", role: "status" }, `No figure: ${message}`));
}

/** Width and height of a stage's drawing, as CSS has them. */
function aspectOf(svg: string): string {
	const [, width = "4", height = "3"] = /\sviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	return `${width} / ${height}`;
}
