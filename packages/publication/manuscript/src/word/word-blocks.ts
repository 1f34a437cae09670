import { asSentence } from "@quickening/paper";
import {
	AlignmentType,
	HeadingLevel,
	ImageRun,
	Paragraph,
	type ParagraphChild,
	SimpleField,
	type Table,
	TextRun,
} from "docx";
import type { Block, DocumentFigure, DocumentTable, ManuscriptDocument } from "../document/manuscript-document.ts";
import { toOmml } from "../math/to-omml.ts";
import { bookmarked, bookmarkName, rawXml, type WordContext, wordInlines } from "./word-inlines.ts";
import { wordTable } from "./word-table.ts";

/** Text on A4 with margins of 25 mm. */
export const TEXT_WIDTH_MM = 160;
export const TEXT_WIDTH_TWIPS = Math.round((TEXT_WIDTH_MM / 25.4) * 1440);

export interface WordParts extends WordContext {
	readonly document: ManuscriptDocument;
	/** PNG of a figure by its id. */
	readonly png: (id: string) => Uint8Array;
	/** How many ordered lists there are: each counts for itself. */
	lists: number;
}

const LEVELS = [
	HeadingLevel.HEADING_1,
	HeadingLevel.HEADING_2,
	HeadingLevel.HEADING_3,
	HeadingLevel.HEADING_4,
] as const;

/** Blocks of text as Word's paragraphs and tables; figures and tables stand where the text calls them. */
export function wordBlocks(blocks: readonly Block[], parts: WordParts): (Paragraph | Table)[] {
	return blocks.flatMap((block) => wordBlock(block, parts));
}

function wordBlock(block: Block, parts: WordParts): (Paragraph | Table)[] {
	switch (block.kind) {
		case "section": {
			const heading = LEVELS[Math.min(block.level, LEVELS.length) - 1] as (typeof LEVELS)[number];
			return [
				new Paragraph({ heading, children: wordInlines(block.title, parts) }),
				...wordBlocks(block.blocks, parts),
			];
		}
		case "paragraph":
			return [new Paragraph({ style: "BodyText", children: wordInlines(block.content, parts) })];
		case "list": {
			if (block.ordered) parts.lists++;
			const numbering = { reference: block.ordered ? "numbers" : "bullets", level: 0, instance: parts.lists };
			return block.items.flatMap((item) =>
				item.flatMap((inner, i) =>
					inner.kind === "paragraph"
						? [
								new Paragraph({
									style: "BodyText",
									...(i === 0 && { numbering }),
									children: wordInlines(inner.content, parts),
								}),
							]
						: wordBlock(inner, parts),
				),
			);
		}
		case "quote":
			return block.blocks.flatMap((inner) =>
				inner.kind === "paragraph"
					? [new Paragraph({ style: "Quotation", children: wordInlines(inner.content, parts) })]
					: wordBlock(inner, parts),
			);
		case "code":
			return block.text.split("\n").map((text) => new Paragraph({ style: "Code", children: [new TextRun(text)] }));
		case "equation":
			return [new Paragraph({ style: "Equation", children: [rawXml(toOmml(block.math))] })];
		case "figure":
			return figure(parts.document.figures.find(({ id }) => id === block.id) as DocumentFigure, parts);
		case "table":
			return wordTableBlocks(parts.document.tables.find(({ id }) => id === block.id) as DocumentTable);
	}
}

function figure({ id, number, title, caption, alt, widthMm }: DocumentFigure, { png }: WordParts): Paragraph[] {
	const data = png(id);
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	const ratio = view.getUint32(20) / view.getUint32(16);
	const width = (Math.min(widthMm, TEXT_WIDTH_MM) / 25.4) * 96;
	const image = new ImageRun({
		type: "png",
		data,
		transformation: { width: Math.round(width), height: Math.round(width * ratio) },
		altText: { name: `Figure ${number}`, title, description: alt },
	});
	return [
		new Paragraph({ style: "Figure", keepNext: true, children: [image] }),
		new Paragraph({
			style: "Caption",
			children: captionText("Figure", bookmarkName("fig", id), number, title, caption),
		}),
	];
}

/** A table with its caption above and its notes below. */
export function wordTableBlocks({ id, number, table: printed }: DocumentTable): (Paragraph | Table)[] {
	const { title, caption, columns, notes } = printed;
	const told = [
		...notes,
		...columns.flatMap(({ title: heading, definition }) =>
			definition === undefined ? [] : [`${heading}: ${definition}`],
		),
	];
	return [
		new Paragraph({
			style: "Caption",
			keepNext: true,
			spacing: { before: 360, after: 80 },
			children: captionText("Table", bookmarkName("tab", id), number, asSentence(title), caption),
		}),
		wordTable(printed, TEXT_WIDTH_TWIPS),
		...told.map((note) => new Paragraph({ style: "TableNote", children: [new TextRun(note)] })),
		new Paragraph({ style: "BodyText", alignment: AlignmentType.LEFT, children: [] }),
	];
}

function captionText(
	kind: "Figure" | "Table",
	name: string,
	number: number,
	title: string,
	caption: string,
): ParagraphChild[] {
	const label = [new TextRun({ text: `${kind} ` }), new SimpleField(`SEQ ${kind} \\* ARABIC`, String(number))];
	return [
		bookmarked(name, label),
		new TextRun({ text: ". " }),
		new TextRun({ text: title, bold: true }),
		new TextRun({ text: ` ${caption}` }),
	];
}
