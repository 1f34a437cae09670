import { unzipSync } from "fflate";
import type { ByteSource } from "../bytes/byte-source.ts";
import { textError } from "../text/text-error.ts";
import { readXml } from "../xml/read-xml.ts";

/** A row of a sheet: texts of its cells by column, "" where there is none. */
export interface SheetRow {
	readonly cells: readonly string[];
	/** Number of the row, from 1, as spreadsheets show it. */
	readonly line: number;
}

const longestPartBytes = 512e6;
const longestFileBytes = 128e6;

/**
 * The rows of the first sheet of an Office Open XML workbook (.xlsx), as text: shared and inline strings, numbers as they stand
 * (a date that is kept as a number is days since 1899-12-30; see `excelSeconds`). Formulas give their stored results.
 *
 * @throws InvalidInputError when the file is no workbook, is damaged, or claims more than 512 MB of content.
 */
export async function readWorkbook(source: ByteSource, reader: string): Promise<readonly SheetRow[]> {
	const fail = (problem: string, received: unknown, advice = "Save or export it again.") =>
		textError(reader, source.name, { problem, received, advice });
	if (source.sizeBytes > longestFileBytes) {
		throw fail(`must be a workbook of at most ${longestFileBytes / 1e6} MB`, `${source.sizeBytes} bytes`);
	}
	const bytes = await source.read(0, source.sizeBytes);
	let parts: Record<string, Uint8Array>;
	try {
		parts = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!/^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name)) return false;
				if (originalSize > longestPartBytes) throw new Error(`${name} claims ${originalSize} bytes`);
				return true;
			},
		});
	} catch (error) {
		throw fail("must be a whole workbook (a zip archive)", (error as Error).message);
	}
	const sheetName = Object.keys(parts)
		.filter((name) => name.includes("worksheets"))
		.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
	if (sheetName === undefined) throw fail("must hold a worksheet", Object.keys(parts).join(", ") || "none");
	try {
		const strings = parts["xl/sharedStrings.xml"];
		const shared = strings === undefined ? [] : sharedStrings(textOf(strings));
		return sheetRows(textOf(parts[sheetName]!), shared);
	} catch (error) {
		throw fail("must be a well formed workbook", (error as Error).message);
	}
}

/** Seconds since 1970-01-01T00:00 of a date that a workbook keeps as a number. */
export function excelSeconds(days: number): number {
	return Math.round((days - 25_569) * 86_400_000) / 1000;
}

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

function sharedStrings(xml: string): string[] {
	const strings: string[] = [];
	let [inText, inPhonetic] = [false, false];
	readXml(xml, {
		open(name) {
			if (name === "si") strings.push("");
			if (name === "t") inText = true;
			if (name === "rPh") inPhonetic = true;
		},
		close(name) {
			if (name === "t") inText = false;
			if (name === "rPh") inPhonetic = false;
		},
		text(text) {
			if (inText && !inPhonetic && strings.length > 0) strings[strings.length - 1] += text;
		},
	});
	return strings;
}

function sheetRows(xml: string, shared: readonly string[]): SheetRow[] {
	const rows: { cells: string[]; line: number }[] = [];
	let [type, column, value] = ["", -1, ""];
	let isValue = false;
	readXml(xml, {
		open(name, { r, t }) {
			if (name === "row") {
				const line = r === undefined ? (rows.at(-1)?.line ?? 0) + 1 : Number(r);
				if (!Number.isSafeInteger(line) || line <= (rows.at(-1)?.line ?? 0))
					throw new Error(`row ${r} is out of order`);
				rows.push({ cells: [], line });
				column = -1;
			} else if (name === "c") {
				column = r === undefined ? column + 1 : columnOf(r);
				[type, value] = [t ?? "n", ""];
			} else if (name === "v" || name === "t") isValue = true;
		},
		close(name) {
			if (name === "v" || name === "t") isValue = false;
			if (name !== "c") return;
			const { cells, line } = rows.at(-1)!;
			while (cells.length < column) cells.push("");
			const text = type === "s" && value !== "" ? shared[Number(value)] : value;
			if (text === undefined) throw new Error(`row ${line} names the string ${value}, of ${shared.length}`);
			cells[column] = text.trim();
		},
		text(text) {
			if (isValue) value += text;
		},
	});
	return rows;
}

/** Number of a column, from 0, of a cell such as "AB12". */
function columnOf(cell: string): number {
	const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(cell)?.[0];
	if (letters === undefined) throw new Error(`a cell is called ${cell}`);
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
