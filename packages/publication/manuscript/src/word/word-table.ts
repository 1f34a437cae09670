import type { Table as PrintedTable } from "@quickening/paper";
import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import { decimalPads } from "../table/decimal-pads.ts";

const LINE = { style: BorderStyle.SINGLE, size: 8, color: "1D2329", space: 0 } as const;
const THIN = { ...LINE, size: 4 } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/**
 * A table as a Word table: its header repeated on each page, rows kept whole, numbers aligned at the decimal point by spaces
 * of the width of a digit.
 *
 * @param widthTwips - of the text, in twentieths of a point.
 */
export function wordTable({ columns, rows }: PrintedTable, widthTwips: number): Table {
	const pads = columns.map(({ key, align }) =>
		align === "decimal" ? decimalPads(rows.map(({ cells }) => cells[key] ?? "")).map(digitSpaces) : [],
	);
	const printed = rows.map(({ cells }, i) =>
		columns.map(({ key }, j) => (pads[j]?.[i] ?? "") + whole(cells[key] ?? "", j)),
	);
	const widths = columnWidths({ columns, rows }, printed, widthTwips);
	const head = columns.map(({ title }, j) => cell(title, widths[j] as number, { bold: true, top: LINE, bottom: THIN }));
	const body = rows.map(({ kind }, i) => {
		const bold = kind === "header";
		const bottom = i === rows.length - 1 ? LINE : undefined;
		const texts = printed[i] as string[];
		if (bold && texts.slice(1).every((text) => text === "")) {
			const across = widths.reduce((sum, width) => sum + width, 0);
			return new TableRow({
				cantSplit: true,
				children: [cell(texts[0] ?? "", across, { bold, bottom, span: columns.length })],
			});
		}
		const children = texts.map((text, j) =>
			cell(text, widths[j] as number, { bold, bottom, indented: kind === "indented" && j === 0 }),
		);
		return new TableRow({ cantSplit: true, children });
	});
	return new Table({
		width: { size: widthTwips, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		margins: { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
		borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
		rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...body],
	});

	/** A number and what hangs to its right stay on one line. */
	function whole(text: string, column: number): string {
		return columns[column]?.align === "decimal" && /\d/.test(text) ? text.replaceAll(" ", "\u00a0") : text;
	}
}

interface CellLook {
	readonly bold?: boolean;
	readonly indented?: boolean;
	readonly span?: number;
	readonly top?: typeof LINE;
	readonly bottom?: typeof LINE | typeof THIN | undefined;
}

function cell(text: string, width: number, { bold = false, indented = false, span, top, bottom }: CellLook): TableCell {
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		...(span !== undefined && { columnSpan: span }),
		borders: { top: top ?? NONE, bottom: bottom ?? NONE, left: NONE, right: NONE },
		children: [
			new Paragraph({
				style: "TableText",
				alignment: AlignmentType.LEFT,
				...(indented && { indent: { left: 170 } }),
				children: [new TextRun({ text, bold })],
			}),
		],
	});
}

/**
 * What is hidden in print becomes a space of the same width: a figure space for a digit or sign, a punctuation space for a comma.
 */
function digitSpaces(pad: string): string {
	return [...pad].map((character) => (character === "," ? "\u2008" : character === " " ? " " : "\u2007")).join("");
}

/** Twips of a character of the table's letters (8 pt), and of a cell's margins. */
const CHARACTER_TWIPS = 86;
const MARGIN_TWIPS = 130;

/** Columns of numbers as wide as their longest text, so that no number is broken; texts share what is left. */
function columnWidths(
	{ columns, rows }: Pick<PrintedTable, "columns" | "rows">,
	printed: readonly (readonly string[])[],
	widthTwips: number,
): number[] {
	const wanted = columns.map(({ title, align }, j) => {
		const texts = printed.flatMap((texts, i) => (rows[i]?.kind === "header" && j === 0 ? [] : [texts[j] ?? ""]));
		const longest = Math.max(4, ...texts.map((text) => text.length));
		const word = Math.max(0, ...title.split(/\s+/).map((each) => each.length * 1.12));
		return { fixed: align === "decimal", twips: Math.max(longest, word) * CHARACTER_TWIPS + MARGIN_TWIPS };
	});
	const total = (fixed: boolean) => wanted.reduce((sum, each) => sum + (each.fixed === fixed ? each.twips : 0), 0);
	const forTexts = Math.max(widthTwips - total(true), Math.min(total(false), 0.28 * widthTwips));
	const scale = {
		text: total(false) === 0 ? 0 : forTexts / total(false),
		number: total(true) === 0 ? 0 : (widthTwips - forTexts) / total(true),
	};
	const widths = wanted.map(({ fixed, twips }) => Math.floor(twips * (fixed ? scale.number : scale.text)));
	widths[0] = (widths[0] as number) + widthTwips - widths.reduce((sum, each) => sum + each, 0);
	return widths;
}
