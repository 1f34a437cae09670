import { InvalidInputError, type Warning } from "@quickening/core";
import { CsvError, type Options, parse } from "csv-parse/sync";
import { type PlainCells, plainCells } from "./plain-csv.ts";
import type { RawTable } from "./raw-table.ts";

/**
 * The cells of a file of comma-separated values with a heading, as texts.
 *
 * @param encoding - A label of the WHATWG's encoding standard, such as "utf-8" or "windows-1252".
 * @returns The cells, and a warning where the last line has no end, as when a file is cut short. The format counts and sums
 *   nothing: a cell that was changed to another, or lines that are lost, are for the columns' rules and dataset.json to find.
 * @throws InvalidInputError naming file and line: no heading, a name twice, a row of another length, a quote that is never
 *   closed, letters that no text has, or bytes that are not of the encoding.
 */
export function readCsv(
	bytes: Uint8Array,
	{ source, delimiter, encoding }: { readonly source: string; readonly delimiter: string; readonly encoding: string },
): RawTable {
	const refuse = (words: string, received: unknown = source): never => {
		throw new InvalidInputError(`readTable: ${source}${words}`, { code: "csv", argument: "bytes", received });
	};
	let text: string;
	try {
		text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return refuse(` must be text in ${encoding}, and is not${marked(bytes)}`);
	}
	// Text of two bytes a letter that is read as one of one.
	if (text.includes("\0") && marked(bytes) !== "") {
		return refuse(` must be text in ${encoding}, and has bytes of zero${marked(bytes)}`);
	}
	const odd = text.search(oddLetters);
	if (odd >= 0) {
		const line = text.slice(0, odd).split("\n").length;
		const letter = JSON.stringify(text[odd]);
		return refuse(`, line ${line} must be plain text in ${encoding}; got ${letter}`, letter);
	}
	const options: Options = { bom: true, delimiter, skip_empty_lines: true };
	let table: PlainCells;
	try {
		table = plainCells(text, delimiter) ?? quotedCells(text, options);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const { lines, record } = error as CsvError & { lines?: number; record?: readonly string[] };
		if (error.code === "CSV_QUOTE_NOT_CLOSED")
			return refuse(" must close each quote; a cell begins with one that it does not close");
		if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") {
			return refuse(`, line ${lines} must have as many cells as the heading; got ${record?.length}`, record?.length);
		}
		return refuse(`${lines === undefined ? "" : `, line ${lines}`} must be comma-separated values: ${error.message}`);
	}
	const { names, cells, nRows } = table;
	if (names.length === 0) return refuse(" must begin with a line that names its columns; it is empty");
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined) return refuse(`, line 1 must name each column once; got "${twice}" twice`, twice);
	const warnings: Warning[] = [];
	if (nRows > 0 && !/[\r\n]$/.test(text)) {
		const message = `${source}: the last line has no end; its last cell may be cut short.`;
		warnings.push({ code: "cut-short", message });
	}
	let lines: number[] | undefined;
	return {
		names,
		cells,
		nRows,
		warnings,
		// Asked for one message, if at all: the text is read again, since keeping each row's line would double the time.
		lineOf(row) {
			lines ??= (parse(text, { ...options, info: true }) as unknown as { info: { lines: number } }[]).map(
				({ info }) => info.lines,
			);
			return lines[row + 1]!;
		},
	};
}

function quotedCells(text: string, options: Options): PlainCells {
	const [names = [], ...rows] = parse(text, options) as unknown as string[][];
	return { names, cells: names.map((_, j) => rows.map((row) => row[j]!)), nRows: rows.length };
}

/** What the first bytes say of the encoding. */
function marked([first, second]: Uint8Array): string {
	const isWide =
		(first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || second === 0 || first === 0;
	return isWide ? ': it looks like UTF-16. Save it as UTF-8, or say so in dataset.json ("encoding": "utf-16le")' : "";
}

/** Controls but tab and ends of lines, and a byte order mark that is not at the start. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these letters are what is looked for
const oddLetters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|(?!^)\ufeff/;
