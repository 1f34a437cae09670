import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Contact, namedAuthor } from "@quickening/paper";
import { plainTree } from "../plain-tree.ts";
import {
	ManuscriptError,
	type ManuscriptSources,
	readManuscriptSources,
	withManuscriptLines,
} from "../read-manuscript-sources.ts";
import type { RenderManuscriptOptions } from "../render-manuscript-options.ts";
import { type HtmlNode, typstTree } from "../typst/typst-tree.ts";
import type { Block, DocumentReference, Inline, ManuscriptDocument, MathNode } from "./manuscript-document.ts";
import { readBlocks } from "./read-blocks.ts";
import { type ReadingContext, readInlines } from "./read-inlines.ts";
import { readMath } from "./read-math.ts";

const layout = fileURLToPath(new URL("../../typst/document.typ", import.meta.url));

/**
 * A paper's manuscript as a tree, with all numbers, figures, tables and citations filled in by Typst itself: its html export
 * for the text, its query for the maths.
 *
 * @throws ManuscriptError with the lines of what Typst refuses, and naming what other formats cannot show.
 */
export async function readDocument(
	options: RenderManuscriptOptions,
	sources: ManuscriptSources = readManuscriptSources(options),
): Promise<ManuscriptDocument> {
	const { paper } = options;
	const files = { ...sources.job.files, "/paper.typ": readFileSync(layout, "utf8") };
	const { html, metadata } = await withManuscriptLines(paper, () => typstTree({ ...sources.job, files }, "qk-math"));
	try {
		return plainTree(assemble(options, sources, html, metadata.map(readMath)));
	} catch (error) {
		if (!(error instanceof Error) || error.name === "TypeError") throw error;
		throw new ManuscriptError(paper.manuscript.source, [{ line: 0, message: error.message }]);
	}
}

function assemble(
	{ paper }: RenderManuscriptOptions,
	{ results, printed, bibliography }: ManuscriptSources,
	html: HtmlNode,
	math: readonly MathNode[],
): ManuscriptDocument {
	const keys = citedKeys(html);
	const context: ReadingContext = { keys, math: math.values(), footnotes: footnotes(html) };
	const all = readBlocks(childrenOf(findElement(html, "div", "class", "body")), context);
	const abstract = all.flatMap((block) => (block.kind === "abstract" ? block.blocks : []));
	const body = all.filter((block) => block.kind !== "abstract") as Block[];
	const calls = { figure: callsOf(body, "figure"), table: callsOf(body, "table") };
	const { subtitle, manuscript } = paper;
	const contact = contactOf(printed);
	return {
		slug: paper.slug,
		title: paper.title,
		...(subtitle !== undefined && { subtitle }),
		authors: paper.authors.map((author, i) => ({ ...namedAuthor(author), marks: printed.authors[i]?.marks ?? [] })),
		affiliations: printed.affiliations,
		version: paper.version,
		date: paper.date,
		keywords: paper.keywords,
		synthetic: paper.synthetic,
		...(manuscript.licence && { licence: manuscript.licence }),
		abstract,
		body: nest(body),
		...(contact && { contact }),
		awards: paper.submission?.awards ?? [],
		statements: printed.statements,
		figures: calls.figure.map((id, i) => {
			const { title, caption, alt, columnMm } = printed.figures[id] as (typeof printed.figures)[string];
			return { id, number: i + 1, title, caption, alt, widthMm: columnMm, script: paper.figures[id]?.spec ?? "" };
		}),
		tables: calls.table.map((id, i) => {
			const [, table] = results.tables.find(
				([other]) => other === id,
			) as ManuscriptSources["results"]["tables"][number];
			return { id, number: i + 1, table };
		}),
		references: references(html, keys, context),
		bibliography,
	};
}

function contactOf({ contact }: ManuscriptSources["printed"]): Contact | undefined {
	if (contact === null) return undefined;
	const { address, ...rest } = contact;
	return { ...rest, ...(address && { address }) };
}

/** Keys by the place of their entry in the list of references. */
function citedKeys(html: HtmlNode): Map<string, string> {
	const keys = new Map<string, string>();
	for (const probe of childrenOf(findElement(html, "div", "class", "keys"))) {
		if (probe.type !== "element") continue;
		const link = findElement(probe, "a", "role", "doc-biblioref");
		if (link !== undefined) keys.set(String(link.properties.href).slice(1), String(probe.properties.title));
	}
	return keys;
}

function references(html: HtmlNode, keys: Map<string, string>, context: ReadingContext): DocumentReference[] {
	const list = findElement(html, "section", "role", "doc-bibliography");
	return allElements(list, "li").map((entry) => {
		const prefix = findElement(entry, "span", "class", "prefix");
		const content = readInlines(
			entry.children.filter((child) => child !== prefix),
			context,
		);
		const label = prefix === undefined ? "" : textOf(prefix).trim();
		return {
			key: keys.get(String(entry.properties.id)) ?? "",
			...(label !== "" && { label }),
			content: trimStart(content),
		};
	});
}

function footnotes(html: HtmlNode): Map<string, readonly HtmlNode[]> {
	const list = findElement(html, "section", "role", "doc-endnotes");
	return new Map(
		allElements(list, "li").map((note) => [
			String(note.properties.id),
			note.children.filter((child) => child.type === "text" || child.properties.role !== "doc-backlink"),
		]),
	);
}

/** Ids of figures or tables in the order of the text. */
function callsOf(blocks: readonly Block[], kind: "figure" | "table"): string[] {
	return blocks.flatMap((block) => (block.kind === kind ? [block.id] : []));
}

/** Headings and what follows them as sections within sections. */
function nest(flat: readonly Block[]): Block[] {
	type Open = { level: number; blocks: Block[] };
	const top: Block[] = [];
	const open: Open[] = [{ level: 0, blocks: top }];
	for (const block of flat) {
		if (block.kind !== "section") {
			open.at(-1)?.blocks.push(block);
			continue;
		}
		while (open.length > 1 && (open.at(-1) as Open).level >= block.level) open.pop();
		const blocks: Block[] = [];
		open.at(-1)?.blocks.push({ ...block, blocks });
		open.push({ level: block.level, blocks });
	}
	return top;
}

function trimStart([first, ...rest]: readonly Inline[]): Inline[] {
	if (first === undefined) return [];
	return first.kind === "text" ? [{ ...first, text: first.text.trimStart() }, ...rest] : [first, ...rest];
}

type Element = Extract<HtmlNode, { type: "element" }>;

function findElement(from: HtmlNode | undefined, tag: string, property: string, value: string): Element | undefined {
	if (from?.type !== "element") return undefined;
	if (from.tagName === tag && from.properties[property] === value) return from;
	for (const child of from.children) {
		const found = findElement(child, tag, property, value);
		if (found !== undefined) return found;
	}
	return undefined;
}

function allElements(from: HtmlNode | undefined, tag: string): Element[] {
	if (from?.type !== "element") return [];
	return from.tagName === tag ? [from] : from.children.flatMap((child) => allElements(child, tag));
}

function childrenOf(node: HtmlNode | undefined): readonly HtmlNode[] {
	return node?.type === "element" ? node.children : [];
}

function textOf(node: HtmlNode): string {
	return node.type === "text" ? node.value : node.children.map(textOf).join("");
}
