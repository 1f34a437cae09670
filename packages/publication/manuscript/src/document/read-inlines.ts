import { linkAddress } from "@quickening/workspace/markup";
import type { HtmlNode } from "../typst/typst-tree.ts";
import type { Inline, InlineStyle, MathNode } from "./manuscript-document.ts";

/** What reading needs to know beside the tree; the maths come in the order of the text. */
export interface ReadingContext {
	readonly keys: ReadonlyMap<string, string>;
	readonly math: Iterator<MathNode>;
	readonly footnotes: ReadonlyMap<string, readonly HtmlNode[]>;
}

const STYLES: Readonly<Record<string, InlineStyle>> = {
	strong: "strong",
	b: "strong",
	em: "emphasis",
	i: "emphasis",
	sup: "superscript",
	sub: "subscript",
	code: "code",
};

/**
 * Running text from elements of Typst's html export; texts that meet are joined.
 *
 * @throws Error naming an element that Word, JATS and LaTeX have no counterpart for.
 */
export function readInlines(nodes: readonly HtmlNode[], context: ReadingContext): Inline[] {
	const found = nodes.flatMap((node) => readInline(node, context));
	const joined: Inline[] = [];
	for (const inline of found) {
		const last = joined.at(-1);
		if (inline.kind === "text" && last?.kind === "text")
			joined[joined.length - 1] = { kind: "text", text: last.text + inline.text };
		else joined.push(inline);
	}
	return joined;
}

function readInline(node: HtmlNode, context: ReadingContext): Inline[] {
	if (node.type === "text") return [{ kind: "text", text: node.value }];
	const { tagName, properties } = node;
	const content = () => readInlines(node.children, context);
	const style = STYLES[tagName];
	if (style !== undefined) return [{ kind: "styled", style, content: content() }];
	switch (tagName) {
		case "span":
			return content();
		case "br":
			return [{ kind: "text", text: "\n" }];
		case "data":
			return readData(node, context);
		case "a":
			return readLink(String(properties.href ?? ""), String(properties.role ?? ""), content, context);
		default:
			throw new Error(`<${tagName}> in running text cannot be carried over to Word, JATS and LaTeX`);
	}
}

function readData(node: Extract<HtmlNode, { type: "element" }>, context: ReadingContext): Inline[] {
	const { class: kind, value = "" } = node.properties;
	if (kind === "value") {
		const text = node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
		return [{ kind: "value", id: value, text }];
	}
	const next = context.math.next();
	if (next.done) throw new Error("a formula has no tree; this is a fault of readDocument");
	return [{ kind: "math", math: next.value }];
}

function readLink(href: string, role: string, content: () => Inline[], context: ReadingContext): Inline[] {
	if (role === "doc-noteref") {
		const note = context.footnotes.get(href.slice(1));
		return note === undefined ? [] : [{ kind: "footnote", content: readInlines(note, context) }];
	}
	if (role === "doc-biblioref") {
		const key = context.keys.get(href.slice(1));
		if (key !== undefined) return [{ kind: "citation", key, content: content() }];
	}
	const called = /^#(fig|tab)-(.+)$/.exec(href);
	if (called !== null) {
		const [, kind, id = ""] = called;
		const text = content()
			.map((part) => (part.kind === "text" ? part.text : ""))
			.join("");
		return [{ kind: "reference", to: kind === "fig" ? "figure" : "table", id, text }];
	}
	if (href.startsWith("#")) return content();
	const address = linkAddress(href);
	if (address === undefined) throw new Error(`a link must begin with https:, http: or mailto:; got ${href}`);
	return [{ kind: "link", address, content: content() }];
}
