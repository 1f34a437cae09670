import { escapeMarkup } from "./escape.ts";
import { linkAddress } from "./link-address.ts";

/** Markup that needs no more escaping. */
export interface Markup {
	readonly markup: string;
}

/** What may stand in a template: markup as it is, strings and numbers as text, lists of these; nothing for the rest. */
export type Part = string | number | Markup | null | undefined | false | readonly Part[];

/** Markup from a template: strings are escaped, numbers written, markup is kept, lists are joined, the rest is left out. */
export type MarkupTemplate = (strings: TemplateStringsArray, ...parts: readonly Part[]) => Markup;

/**
 * A template whose strings are escaped in a way of their own. A string that begins an `href` or `src` must be an address that
 * a page may have.
 */
export function markupTemplate(escapeText: (text: string) => string): MarkupTemplate {
	const render = (part: Part): string => {
		if (part === null || part === undefined || part === false) return "";
		if (typeof part === "string") return escapeText(part);
		if (typeof part === "number") return String(part);
		return "markup" in part ? part.markup : part.map(render).join("");
	};
	return (strings, ...parts) => ({
		markup: strings.reduce((text, next, i) => {
			const part = parts[i - 1];
			if (typeof part === "string" && /\s(?:href|src|action|formaction)="$/i.test(strings[i - 1]!)) checkAddress(part);
			return text + render(part) + next;
		}),
	});
}

function checkAddress(address: string): void {
	if (linkAddress(address, { relative: true }) !== undefined) return;
	throw new Error(
		`html: an address must be https, http, mailto or relative to the page; got ${JSON.stringify(address)}`,
	);
}

/** HTML from a template. */
export const html: MarkupTemplate = markupTemplate((text) => escapeMarkup(text));
