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
	// Framework reads ${...} in a page as code, and Markdown reads line breaks.
	$: "&#36;",
	"\n": "&#10;",
};

/** Text as it may stand in markup or in a quoted attribute of a page. */
export function escaped(text: string): string {
	return text.replace(/[&<>"'$\n]/g, (character) => entities[character]!);
}

/** Markup from elsewhere (a stage's SVG), with nothing in it that Framework would run. */
export function trusted(markup: string): Markup {
	return { markup: markup.replaceAll("${", "&#36;{") };
}

/** Markup from a template: strings and numbers are escaped, markup is kept, lists are joined, the rest is left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	let markup = strings[0]!;
	for (let i = 0; i < parts.length; i++) markup += render(parts[i]) + strings[i + 1]!;
	return { markup };
}

/** Markup as one block of Markdown: a blank line or an indented one would end it. */
export function block(content: Markup): string {
	return `${content.markup.replace(/\s*\n\s*/g, "\n").trim()}\n`;
}

function render(part: Part): string {
	if (part === null || part === undefined || part === false) return "";
	if (typeof part === "string") return escaped(part);
	if (typeof part === "number") return String(part);
	if ("markup" in part) return part.markup;
	return part.map(render).join("");
}
