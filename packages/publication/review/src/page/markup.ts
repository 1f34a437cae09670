/** Markup that needs no more escaping. */
export interface Markup {
	readonly markup: string;
}

type Part = string | number | Markup | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Markup from a template: strings and numbers are escaped, markup is kept, lists are joined, the rest is left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	return { markup: strings.map((text, i) => (i === 0 ? text : render(parts[i - 1]) + text)).join("") };
}

function render(part: Part): string {
	if (part === null || part === undefined || part === false) return "";
	if (typeof part === "string") return part.replace(/[&<>"']/g, (character) => entities[character]!);
	if (typeof part === "number") return String(part);
	return "markup" in part ? part.markup : part.map(render).join("");
}
