import type {
	Block,
	DocumentFigure,
	DocumentTable,
	Inline,
	InlineStyle,
	ManuscriptDocument,
} from "../document/manuscript-document.ts";
import { toMathml } from "../math/to-mathml.ts";
import { element, escapeXml, xmlId } from "../xml/element.ts";
import { jatsTable } from "./jats-table.ts";

/** Figures and tables by id, as the blocks that call them need them. */
export interface JatsParts {
	readonly figures: ReadonlyMap<string, DocumentFigure>;
	readonly tables: ReadonlyMap<string, DocumentTable>;
}

export function jatsParts({ figures, tables }: ManuscriptDocument): JatsParts {
	return {
		figures: new Map(figures.map((figure) => [figure.id, figure])),
		tables: new Map(tables.map((table) => [table.id, table])),
	};
}

/** Blocks of text in JATS, each on a line of its own. */
export function jatsBlocks(blocks: readonly Block[], parts: JatsParts): string {
	return blocks.map((block) => `\n${jatsBlock(block, parts)}`).join("");
}

function jatsBlock(block: Block, parts: JatsParts): string {
	switch (block.kind) {
		case "section":
			return element("sec", {}, element("title", {}, jatsInlines(block.title)), jatsBlocks(block.blocks, parts));
		case "paragraph":
			return element("p", {}, jatsInlines(block.content));
		case "list": {
			const items = block.items.map((item) => element("list-item", {}, jatsBlocks(item, parts)));
			return element("list", { "list-type": block.ordered ? "order" : "bullet" }, ...items);
		}
		case "quote":
			return element("disp-quote", {}, jatsBlocks(block.blocks, parts));
		case "code":
			return element("preformat", { "xml:space": "preserve" }, escapeXml(block.text));
		case "equation":
			return element("disp-formula", {}, toMathml(block.math, { display: true }));
		case "figure":
			return jatsFigure(parts.figures.get(block.id) as DocumentFigure);
		case "table":
			return jatsTable(parts.tables.get(block.id) as DocumentTable);
	}
}

function jatsFigure({ id, number, title, caption, alt }: DocumentFigure): string {
	return element(
		"fig",
		{ id: xmlId("fig", id), position: "float" },
		element("label", {}, `Figure ${number}`),
		element("caption", {}, element("title", {}, escapeXml(title)), element("p", {}, escapeXml(caption))),
		element("alt-text", {}, escapeXml(alt)),
		element("graphic", { "xlink:href": `figures/${id}.png`, mimetype: "image", "mime-subtype": "png" }),
	);
}

const STYLES: Readonly<Record<InlineStyle, string>> = {
	strong: "bold",
	emphasis: "italic",
	superscript: "sup",
	subscript: "sub",
	code: "monospace",
};

/** Running text in JATS. A number that comes from results/values.json says which. */
export function jatsInlines(content: readonly Inline[]): string {
	return content.map(jatsInline).join("");
}

function jatsInline(inline: Inline): string {
	switch (inline.kind) {
		case "text":
			return escapeXml(inline.text);
		case "styled":
			return element(STYLES[inline.style], {}, jatsInlines(inline.content));
		case "value":
			return element("named-content", { "content-type": "value", "specific-use": inline.id }, escapeXml(inline.text));
		case "math":
			return element("inline-formula", {}, toMathml(inline.math));
		case "link":
			return element("ext-link", { "ext-link-type": "uri", "xlink:href": inline.address }, jatsInlines(inline.content));
		case "reference": {
			const [kind, prefix] = inline.to === "figure" ? ["fig", "fig"] : ["table", "tab"];
			return element("xref", { "ref-type": kind, rid: xmlId(prefix as string, inline.id) }, escapeXml(inline.text));
		}
		case "citation":
			return element("xref", { "ref-type": "bibr", rid: xmlId("ref", inline.key) }, jatsInlines(inline.content));
		case "footnote":
			return element("fn", {}, element("p", {}, jatsInlines(inline.content)));
	}
}
