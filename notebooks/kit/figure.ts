import { columnWidth, darkColours, darkFigure, type FigureSpec, fitPanels } from "@quickening/figures";
import { element } from "../src/client/element.ts";
import { embedFigure } from "../src/client/embed-figure.ts";

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
		const { svg, dark } = darkFigure(withoutSize(still));
		plot.innerHTML = svg;
		const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
		if (isDark) for (const [name, colour] of Object.entries(dark)) plot.style.setProperty(name, colour);
		return element("figure", { class: "notebook-figure" }, badge(true, "as in the paper"), frame);
	}
	const shown = element("figure", { class: "notebook-figure is-what-if" }, badge(false, settings.changes), frame);
	plot.style.aspectRatio = aspectOf(still);
	try {
		const drawn = await spec();
		// Vega measures its place: the figure is drawn once it stands on the page.
		requestAnimationFrame(() => {
			const column = columnWidth(drawn.usermeta.quickening.columnMm);
			embedFigure(plot, drawn, darkColours(drawn), {
				fit: (tried, draw) => fitPanels(tried as FigureSpec, column, draw),
			}).then(
				() => {
					plot.style.aspectRatio = "";
				},
				(error: unknown) => say(plot, error),
			);
		});
	} catch (error) {
		say(plot, error);
	}
	return shown;
}

function badge(isPublished: boolean, words: string): HTMLElement {
	return element("p", { class: "badge" }, element("b", {}, isPublished ? "Published" : "What if"), ` ${words}`);
}

function say(plot: HTMLElement, error: unknown): void {
	plot.style.aspectRatio = "";
	plot.removeAttribute("role");
	const message = error instanceof Error ? error.message : String(error);
	plot.replaceChildren(element("p", { class: "notebook-problem", role: "status" }, `No figure: ${message}`));
}

/** The size goes into the view box, so that the page decides how large it is drawn. */
function withoutSize(svg: string): string {
	const tag = /<svg\b[^>]*>/.exec(svg)![0];
	const [width, height] = sizeOf(tag);
	const plain = tag.replace(/\s(?:width|height|role|aria-[a-z]+)="[^"]*"/g, "");
	const sized = /\sviewBox="/.test(plain) ? plain : plain.replace("<svg", `<svg viewBox="0 0 ${width} ${height}"`);
	return svg.slice(svg.indexOf(tag)).replace(tag, sized.replace("<svg", '<svg aria-hidden="true"'));
}

function aspectOf(svg: string): string {
	const [width, height] = sizeOf(/<svg\b[^>]*>/.exec(svg)![0]);
	return `${width} / ${height}`;
}

function sizeOf(tag: string): [width: string, height: string] {
	const side = (name: string) => new RegExp(`\\s${name}="([\\d.]+)`).exec(tag)?.[1];
	const box = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(tag);
	return [side("width") ?? box?.[1] ?? "4", side("height") ?? box?.[2] ?? "3"];
}
