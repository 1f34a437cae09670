import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { DatasetColumn } from "@quickening/datasets";
import { TO_FILL_IN } from "@quickening/datasets";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { CsvError, parse } from "csv-parse";
import { csvText } from "./csv-text.ts";

/** A CSV file as dataset.json describes it. */
export interface CsvDescription {
	readonly columns: readonly DatasetColumn[];
	readonly nRows: number;
	readonly delimiter: string;
	/** What was decided, and what a person should look at, a sentence each. */
	readonly remarks: readonly string[];
}

/** Cells by which programs say "not measured" in a column of numbers. */
const missingMarks: readonly string[] = ["NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", ".", "-"];
/** A column of text with this many different cells or fewer, each there five times on average, is one of codes. */
const MOST_CODES = 12;
const LEAST_REPEATS = 5;

interface Tally {
	nNumbers: number;
	nEmpty: number;
	low: number;
	high: number;
	nMarks: number;
	readonly marks: Set<string>;
	nTexts: number;
	/** Different texts, until there are too many to be codes. */
	readonly texts: Set<string>;
	firstText: string;
	nDates: number;
}

/**
 * Reads a CSV file (comma, semicolon or tab, whichever its header has most of) and tells what each column holds. Types and
 * ranges are those of the cells; what a column means, and its unit, are not in the file and are left to be filled in.
 *
 * @throws UserError that names the file and the line: empty, not UTF-8, no header, a name twice, a row of another length.
 */
export async function describeCsv(path: string): Promise<CsvDescription> {
	const file = basename(path);
	const delimiter = await delimiterOf(path);
	const records = parse({ bom: true, skip_empty_lines: true, delimiter });
	Readable.from(csvText(path))
		.on("error", (error) => records.destroy(error))
		.pipe(records);
	let names: string[] | undefined;
	let tallies: Tally[] = [];
	let nRows = 0;
	try {
		for await (const record of records as AsyncIterable<string[]>) {
			if (names === undefined) {
				names = checkHeader(file, record);
				tallies = names.map(newTally);
				continue;
			}
			nRows++;
			for (const [i, cell] of record.entries()) count(tallies[i]!, cell.trim());
		}
	} catch (error) {
		throw error instanceof CsvError ? explain(file, error, names?.length ?? 0) : error;
	}
	if (names === undefined) {
		throw new UserError(`${file} is empty: a CSV file must have a line that names its columns, and rows`);
	}
	if (nRows === 0) throw new UserError(`${file} names ${names.length} columns and has no row below them`);
	const remarks: string[] = [];
	const columns = names.map((name, i) =>
		describe(name, tallies[i]!, nRows, (words) => remarks.push(`${file}, column ${name}: ${words}`)),
	);
	return { columns, nRows, delimiter, remarks };
}

async function delimiterOf(path: string): Promise<string> {
	const lines = createInterface({ input: createReadStream(path, { encoding: "utf8", end: 1 << 20 }) });
	let header = "";
	for await (const line of lines) {
		header = line.replace(/"[^"]*"/g, "");
		if (header.trim() !== "") break;
	}
	const counted = [",", ";", "\t"].map((mark) => ({ mark, n: header.split(mark).length }));
	return counted.reduce((best, next) => (next.n > best.n ? next : best)).mark;
}

function checkHeader(file: string, cells: readonly string[]): string[] {
	const names = cells.map((cell) => cell.trim());
	const rename = "Name each column in the first line, in words of your own, and try again.";
	const empty = names.indexOf("");
	if (empty >= 0) throw new UserError(`${file}, line 1: column ${empty + 1} has no name`, { whatToDo: rename });
	const numeric = names.find((name) => Number.isFinite(Number(name)));
	if (numeric !== undefined) {
		throw new UserError(
			`${file}, line 1 must name the columns; it holds the number ${numeric}, so it looks like a row`,
			{
				whatToDo: rename,
			},
		);
	}
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined) {
		const places = names.flatMap((name, i) => (name === twice ? [i + 1] : []));
		throw new UserError(`${file}, line 1: the name ${twice} is there twice, in columns ${places.join(" and ")}`, {
			whatToDo: "A column is found by its name: give each another one, and try again.",
		});
	}
	return names;
}

function explain(file: string, error: CsvError, nColumns: number): UserError {
	const { lines, record } = error as CsvError & { lines?: number; record?: string[] };
	const at = lines === undefined ? file : `${file}, line ${lines}`;
	if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") {
		const cells = formatCount(record?.length ?? 0, "cell");
		return new UserError(`${at}: the row has ${cells}, the header ${nColumns}`, {
			whatToDo: "Mend the row, or put cells that hold the delimiter in double quotes.",
		});
	}
	if (error.code === "CSV_QUOTE_NOT_CLOSED") {
		return new UserError(`${file}: a cell begins with a double quote that is never closed`, {
			whatToDo: 'Close it; a quote inside a cell is written twice (""), and the cell in quotes.',
		});
	}
	return new UserError(`${at}: ${error.message}`);
}

function newTally(): Tally {
	return {
		nNumbers: 0,
		nEmpty: 0,
		low: Number.POSITIVE_INFINITY,
		high: Number.NEGATIVE_INFINITY,
		nMarks: 0,
		marks: new Set(),
		nTexts: 0,
		texts: new Set(),
		firstText: "",
		nDates: 0,
	};
}

function count(tally: Tally, cell: string): void {
	const number = Number(cell);
	if (cell === "") tally.nEmpty++;
	else if (Number.isFinite(number)) {
		tally.nNumbers++;
		if (number < tally.low) tally.low = number;
		if (number > tally.high) tally.high = number;
		if (tally.texts.size <= MOST_CODES) tally.texts.add(cell);
	} else if (missingMarks.includes(cell)) {
		tally.nMarks++;
		tally.marks.add(cell);
	} else {
		if (tally.nTexts++ === 0) tally.firstText = cell;
		if (tally.texts.size <= MOST_CODES) tally.texts.add(cell);
		if (/^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(cell)) tally.nDates++;
	}
}

function describe(name: string, tally: Tally, nRows: number, remark: (words: string) => void): DatasetColumn {
	const { nNumbers, nEmpty, nTexts, texts, marks, nMarks, firstText, nDates } = tally;
	const missing = [...(nEmpty > 0 ? [""] : []), ...[...marks].sort()];
	const described = { name, description: TO_FILL_IN, unit: TO_FILL_IN };
	if (nNumbers + nTexts === 0) {
		remark("every cell is empty");
		return { ...described, range: null, missing };
	}
	if (nTexts === 0) {
		if (nMarks > 0) remark(`${[...marks].sort().join(", ")} is taken for a missing value (${nMarks} of ${nRows} rows)`);
		return { ...described, range: [tally.low, tally.high], missing };
	}
	if (nDates > 0)
		remark("it holds calendar dates; data that are shared hold days from an anchor, such as birth, instead");
	if (nNumbers > 0)
		remark(
			`of its cells ${nNumbers} are numbers and ${nTexts} are not, such as "${firstText}"; the column is taken for text`,
		);
	else if (/^-?\d+,\d+$/.test(firstText))
		remark(`cells such as "${firstText}" look like numbers with a decimal comma; they are taken for text`);
	const isCodes = nDates === 0 && texts.size <= MOST_CODES && LEAST_REPEATS * texts.size <= nTexts + nNumbers;
	const codes = isCodes ? Object.fromEntries([...texts].sort().map((code) => [code, TO_FILL_IN])) : undefined;
	// In a column of text a mark such as "-" may be a word like any other.
	return { ...described, range: null, missing: nEmpty > 0 ? [""] : [], ...(codes && { codes }) };
}
