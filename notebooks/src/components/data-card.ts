import MarkdownIt from "markdown-it";
import { escaped, link, type Markup } from "./markup.ts";

/**
 * A README's Markdown as a part of a page, below a heading of the second level: its title is dropped and its headings go one
 * level down. Nothing in it runs and nothing is fetched: HTML is shown as it is written, code as text, an image by its words,
 * and a link only where it leads to the web.
 */
export function dataCard(markdown: string): Markup {
	return { markup: renderer.render(markdown) };
}

const renderer = MarkdownIt({ html: false, linkify: false, typographer: false });
// What a link may be is judged when it is set; the library would leave a refused one as it is written.
renderer.validateLink = () => true;
renderer.core.ruler.push("headings", ({ tokens }) => {
	const first = tokens.findIndex(({ type, tag }) => type === "heading_open" && tag === "h1");
	if (first >= 0) tokens.splice(first, 3);
	for (const token of tokens) {
		if (token.type === "heading_open" || token.type === "heading_close") token.tag = LOWER[token.tag]!;
	}
});
const LOWER: Readonly<Record<string, string>> = { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6", h6: "h6" };

const { rules } = renderer.renderer;
rules.text = (tokens, i) => escaped(tokens[i]!.content);
rules.image = (tokens, i) => escaped(tokens[i]!.content);
rules.code_inline = (tokens, i) => `<code>${escaped(tokens[i]!.content)}</code>`;
rules.code_block = (tokens, i) => `<pre><code>${escaped(tokens[i]!.content)}</code></pre>`;
rules.fence = rules.code_block;
rules.softbreak = () => " ";
rules.table_open = () =>
	'<div class="table-frame" tabindex="0" role="group" aria-label="Table of the data card, may be scrolled"><table>';
rules.table_close = () => "</table></div>";
// A corner without words is no heading.
rules.th_open = (tokens, i) => (tokens[i + 1]!.content === "" ? "<td>" : '<th scope="col">');
rules.th_close = (tokens, i) => (tokens[i - 1]!.content === "" ? "</td>" : "</th>");
rules.link_open = (tokens, i) => /^<a [^>]*>/.exec(linkOf(tokens[i]!.attrGet("href")))?.[0] ?? "<span>";
rules.link_close = (tokens, i) => {
	const open = tokens.slice(0, i).findLast(({ type, level }) => type === "link_open" && level === tokens[i]!.level);
	return linkOf(open?.attrGet("href") ?? null).startsWith("<a ") ? "</a>" : "</span>";
};

function linkOf(address: string | null): string {
	return link(address ?? undefined, "").markup;
}
