import { escapeMarkup, linkAddress, type Markup, markupTemplate } from "@quickening/workspace/markup";

export type { Markup };

/** Text as it may stand in markup or in a quoted attribute of a page. */
export function escaped(text: string): string {
	// Framework reads ${...} in a page as code, and Markdown reads line breaks.
	return escapeMarkup(text).replaceAll("$", "&#36;").replaceAll("\n", "&#10;");
}

/** Markup from elsewhere (a stage's SVG), with nothing in it that Framework would run. */
export function trusted(markup: string): Markup {
	return { markup: markup.replaceAll("${", "&#36;{") };
}

/** HTML of a page from a template. */
export const html = markupTemplate(escaped);

/** A link to the web, or also within the report; only its words where the address is none that a page may have. */
export function link(
	address: string | undefined,
	words: string | Markup | undefined,
	options?: { readonly relative?: boolean },
): Markup {
	const allowed = address === undefined ? undefined : linkAddress(address, options);
	return allowed === undefined ? html`${words}` : html`<a href="${allowed}">${words}</a>`;
}

/** Markup as one block of Markdown: a blank line or an indented one would end it. */
export function block(content: Markup): string {
	return `${content.markup.replace(/\s*\n\s*/g, "\n").trim()}\n`;
}
