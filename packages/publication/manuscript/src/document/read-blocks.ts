import type { HtmlNode } from "../typst/typst-tree.ts";
import type { Block, Inline } from "./manuscript-document.ts";
import { type ReadingContext, readInlines } from "./read-inlines.ts";

/** A block as it stands in the text: headings are not yet nested, and the abstract is still among the blocks. */
export type FlatBlock = Block | { readonly kind: "abstract"; readonly blocks: readonly Block[] };

/**
 * Blocks of text from elements of Typst's html export.
 *
 * @throws Error naming an element that Word, JATS and LaTeX have no counterpart for.
 */
export function readBlocks(nodes: readonly HtmlNode[], context: ReadingContext): FlatBlock[] {
	const blocks: FlatBlock[] = [];
	let loose: HtmlNode[] = [];
	const settle = () => {
		if (loose.length > 0) blocks.push(...paragraphs(loose, context));
		loose = [];
	};
	for (const node of nodes) {
		const block = node.type === "element" ? readBlock(node, context, settle) : undefined;
		if (block === undefined) loose.push(node);
		else blocks.push(...block);
	}
	settle();
	return blocks;
}

function readBlock(
	node: Extract<HtmlNode, { type: "element" }>,
	context: ReadingContext,
	settle: () => void,
): FlatBlock[] | undefined {
	const { tagName, properties, children } = node;
	const heading = /^h([2-6])$/.exec(tagName);
	const own = ["p", "ul", "ol", "div", "figure", "blockquote", "pre", "table", "section"];
	if (heading === null && !own.includes(tagName)) return undefined;
	settle();
	if (heading !== null) {
		return [{ kind: "section", level: Number(heading[1]) - 1, title: readInlines(children, context), blocks: [] }];
	}
	const inner = () => readBlocks(children, context) as Block[];
	switch (tagName) {
		case "p":
			return paragraphs(children, context);
		case "div":
			return properties.class === "abstract" ? [{ kind: "abstract", blocks: inner() }] : inner();
		case "blockquote":
			return [{ kind: "quote", blocks: inner() }];
		case "pre":
			return [{ kind: "code", text: textOf(node) }];
		case "figure":
			return [called(node)];
		case "ul":
		case "ol": {
			const items = children.flatMap((item) =>
				item.type === "element" ? [readBlocks(item.children, context) as Block[]] : [],
			);
			return [{ kind: "list", ordered: tagName === "ol", items }];
		}
		default:
			throw new Error(
				`<${tagName}> in the text cannot be carried over to Word, JATS and LaTeX; make it with #tab("id") or #fig("id")`,
			);
	}
}

function called(figure: HtmlNode): Block {
	const data = dataOf(figure);
	const kind = data?.properties.class;
	if (data === undefined || (kind !== "figure" && kind !== "table")) {
		throw new Error(
			'a #figure of the text itself cannot be carried over to Word, JATS and LaTeX; make it with #fig("id") or #tab("id")',
		);
	}
	return { kind, id: String(data.properties.value) };
}

function dataOf(node: HtmlNode): Extract<HtmlNode, { type: "element" }> | undefined {
	if (node.type === "text") return undefined;
	return node.tagName === "data" ? node : node.children.map(dataOf).find((found) => found !== undefined);
}

/** A paragraph; formulas that stand alone divide it. */
function paragraphs(nodes: readonly HtmlNode[], context: ReadingContext): Block[] {
	const blocks: Block[] = [];
	let run: HtmlNode[] = [];
	const end = () => {
		const content = trimmed(readInlines(run, context));
		if (content.length > 0) blocks.push({ kind: "paragraph", content });
		run = [];
	};
	for (const node of nodes) {
		if (node.type === "element" && node.tagName === "data" && node.properties.class === "equation") {
			end();
			const [math] = readInlines([node], context);
			if (math?.kind === "math") blocks.push({ kind: "equation", math: math.math });
		} else run.push(node);
	}
	end();
	return blocks;
}

/** Without the spaces at both ends. */
function trimmed(content: readonly Inline[]): Inline[] {
	const parts = [...content];
	const [first, last] = [parts[0], parts.at(-1)];
	if (first?.kind === "text") parts[0] = { kind: "text", text: first.text.trimStart() };
	const end = parts.at(-1);
	if (last !== undefined && end?.kind === "text") parts[parts.length - 1] = { kind: "text", text: end.text.trimEnd() };
	return parts.filter((part) => part.kind !== "text" || part.text !== "");
}

function textOf(node: HtmlNode): string {
	return node.type === "text" ? node.value : node.children.map(textOf).join("");
}
