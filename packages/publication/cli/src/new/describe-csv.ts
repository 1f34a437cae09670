import { basename } from "node:path";
import type { DatasetColumn } from "@quickening/datasets";
import { TO_FILL_IN } from "@quickening/datasets";
import { parseCell, shownCount } from "@quickening/table";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { CsvError } from "csv-parse";
import { openCsv } from "../csv/open-csv.ts";
import { isMissingWord, SuspectedNumbers } from "./suspected-codes.ts";

/** A CSV file as dataset.json describes it. */
export interface CsvDescription {
	readonly columns: readonly DatasetColumn[];
	readonly nRows: number;
	readonly delimiter: string;
	/** What was decided, and what a person should look at, a sentence each. */
	readonly remarks: readonly string[];
}

/** A column of text with this many different cells or fewer, each there five times on average, is one of codes. */
const MOST_CODES = 12;
const LEAST_REPEATS = 5;

interface Tally {
	nNumbers: number;
	nWhole: number;
	/** Digits with a zero before them, such as 007, which a number would lose. */
	nPadded: number;
	readonly numbers: SuspectedNumbers;
	nEmpty: number;
	nMarks: number;
	/** Words that stand for "not measured". */
	readonly marks: Set<string>;
	nTexts: number;
	/** Different texts, until there are too many to be codes. */
	readonly texts: Set<string>;
	firstText: string;
	/** Texts that look like days in any way of writing. */
	nDates: number;
	/** Texts of each type that is no number. */
	readonly typed: Record<"boolean" | "date" | "datetime" | "time", number>;
	firstMoment: string;
	lastMoment: string;
}

/**
 * Reads a CSV file (comma, semicolon or tab, whichever its header has most of) and tells what each column holds. Types and
 * ranges are those of the cells; what a column means, and its unit, are not in the file and are left to be filled in. Values that
 * look like missing codes are named as suspected, and belong to no range.
 *
 * @param options.closed - Whether not everybody may see the rows: no cell is then quoted, and ranges are rounded outwards,
 *   since the smallest and the largest value are those of two people.
 * @throws UserError that names the file and the line: empty, not UTF-8, no header, a name twice, a row of another length.
 */
export async function describeCsv(path: string, { closed = false } = {}): Promise<CsvDescription> {
	const file = basename(path);
	const { delimiter, records } = await openCsv(path);
	let names: string[] | undefined;
	let tallies: Tally[] = [];
	let nRows = 0;
	try {
		for await (const record of records) {
			if (names === undefined) {
				names = checkHeader(file, record, closed);
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
		describe(name, tallies[i]!, {
			nRows,
			closed,
			remark: (words) => remarks.push(`${file}, column ${name}: ${words}`),
		}),
	);
	return { columns, nRows, delimiter, remarks };
}

function checkHeader(file: string, cells: readonly string[], closed: boolean): string[] {
	const names = cells.map((cell) => cell.trim());
	const rename = "Name each column in the first line, in words of your own, and try again.";
	const empty = names.indexOf("");
	if (empty >= 0) throw new UserError(`${file}, line 1: column ${empty + 1} has no name`, { whatToDo: rename });
	const numeric = names.find((name) => Number.isFinite(Number(name)));
	if (numeric !== undefined) {
		throw new UserError(
			`${file}, line 1 must name the columns; it holds ${closed ? "a number" : `the number ${numeric}`}, so it looks like a row`,
			{
				whatToDo: rename,
			},
		);
	}
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined) {
		const places = names.flatMap((name, i) => (name === twice ? [i + 1] : []));
		throw new UserError(
			`${file}, line 1: ${closed ? "a name" : `the name ${twice}`} is there twice, in columns ${places.join(" and ")}`,
			{
				whatToDo: "A column is found by its name: give each another one, and try again.",
			},
		);
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
		nWhole: 0,
		nPadded: 0,
		numbers: new SuspectedNumbers(),
		nEmpty: 0,
		nMarks: 0,
		marks: new Set(),
		nTexts: 0,
		texts: new Set(),
		firstText: "",
		nDates: 0,
		typed: { boolean: 0, date: 0, datetime: 0, time: 0 },
		firstMoment: "",
		lastMoment: "",
	};
}

function count(tally: Tally, cell: string): void {
	const number = Number(cell);
	if (cell === "") tally.nEmpty++;
	else if (isMissingWord(cell)) {
		tally.nMarks++;
		tally.marks.add(cell);
	} else if (Number.isFinite(number)) {
		tally.nNumbers++;
		if (Number.isSafeInteger(number)) tally.nWhole++;
		if (/^0\d+$/.test(cell)) tally.nPadded++;
		tally.numbers.add(number);
		if (tally.texts.size <= MOST_CODES) tally.texts.add(cell);
	} else {
		if (tally.nTexts++ === 0) tally.firstText = cell;
		if (tally.texts.size <= MOST_CODES) tally.texts.add(cell);
		if (/^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(cell)) tally.nDates++;
		for (const type of ["boolean", "date", "datetime", "time"] as const) {
			if (parseCell(cell, type) !== undefined) tally.typed[type]++;
		}
		if (tally.firstMoment === "" || cell < tally.firstMoment) tally.firstMoment = cell;
		if (cell > tally.lastMoment) tally.lastMoment = cell;
	}
}

interface Describing {
	readonly nRows: number;
	readonly closed: boolean;
	readonly remark: (words: string) => void;
}

function describe(name: string, tally: Tally, { nRows, closed, remark }: Describing): DatasetColumn {
	const { nNumbers, nEmpty, nTexts, marks, nMarks, nDates } = tally;
	const missing = nEmpty > 0 ? [""] : [];
	const described = { name, description: TO_FILL_IN };
	const rest = { unit: TO_FILL_IN, range: null, missing };
	const ask = (codes: readonly (number | string)[]) => {
		if (codes.length === 0) return {};
		remark(`${codes.join(", ")} may stand for a missing value: move to missing, or to valid, in dataset.json`);
		return { suspected: codes };
	};
	if (nNumbers + nTexts === 0) {
		remark(nMarks === 0 ? "every cell is empty" : "no cell holds a value");
		return { ...described, type: "text", ...rest, ...ask([...marks].sort()) };
	}
	if (nTexts === 0 && tally.nPadded === 0) {
		const suspected = tally.numbers.suspected();
		const { low, high } = tally.numbers;
		const type = tally.nWhole === nNumbers ? "integer" : "number";
		if (low > high) return { ...described, type, ...rest, ...ask([...suspected, ...[...marks].sort()]) };
		const range = closed ? roundedOutwards(low, high) : ([low, high] as const);
		return { ...described, type, ...rest, range, ...ask([...suspected, ...[...marks].sort()]) };
	}
	const quoted = (words: string) => (closed ? "" : words);
	if (tally.nPadded > 0 && nTexts === 0) remark("of its cells some begin with a zero; the column is taken for text");
	if (nDates > 0) {
		remark("it holds calendar dates; data that are shared hold days from an anchor, such as birth, instead");
	}
	if (nNumbers > 0 && nTexts > 0) {
		remark(
			`of its cells ${shownCount(nNumbers, closed)} are numbers and ${shownCount(nTexts, closed)} are not${quoted(`, such as "${tally.firstText}"`)}; the column is taken for text`,
		);
	} else if (/^-?\d+,\d+$/.test(tally.firstText)) {
		remark(
			`cells${quoted(` such as "${tally.firstText}"`)} look like numbers with a decimal comma; they are taken for text`,
		);
	}
	const type = (["boolean", "date", "datetime", "time"] as const).find(
		(each) => nNumbers === 0 && tally.typed[each] === nTexts,
	);
	if (type === "boolean") return { ...described, type, ...rest, ...ask([...marks].sort()) };
	if (type !== undefined) {
		const { firstMoment, lastMoment } = tally;
		const years = [firstMoment, `${Number(lastMoment.slice(0, 4)) + 1}`].map((day) => `${day.slice(0, 4)}-01-01`);
		const range = closed ? (type === "time" ? ["00:00", "24:00"] : years) : [firstMoment, lastMoment];
		return { ...described, type, ...rest, range: range as [string, string], ...ask([...marks].sort()) };
	}
	return { ...described, type: "text", ...rest, ...codesOf(tally, nRows), ...ask([...marks].sort()) };
}

/** Levels, where a column of text has few of them. */
function codesOf({ texts, nDates, nTexts, nNumbers }: Tally, nRows: number): Pick<DatasetColumn, "codes"> {
	const isCodes =
		nDates === 0 && texts.size <= MOST_CODES && LEAST_REPEATS * texts.size <= Math.min(nTexts + nNumbers, nRows);
	return isCodes ? { codes: Object.fromEntries([...texts].sort().map((code) => [code, TO_FILL_IN])) } : {};
}

/** A range that gives away no one's value: its ends are whole steps of the power of ten of its width. */
function roundedOutwards(low: number, high: number): [number, number] {
	const width = high > low ? high - low : Math.abs(high) || 1;
	const exponent = Math.floor(Math.log10(width));
	const step = 10 ** exponent;
	const digits = Math.max(0, -exponent);
	return [
		Number((Math.floor(low / step) * step).toFixed(digits)),
		Number((Math.ceil(high / step) * step).toFixed(digits)),
	];
}
