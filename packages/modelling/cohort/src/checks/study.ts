import { parseCell, type TypedTable } from "@quickening/table";
import type { CohortTableName } from "../tables/cohort-tables.ts";
import { type Column, type Columns, isNumber, isOptional } from "../tables/column-kind.ts";

/** A study's table as it comes: a typed table, or columns by name whose cells may be anything. */
export type StudyInput = TypedTable<Readonly<Record<string, unknown>>> | Readonly<Record<string, ArrayLike<unknown>>>;

/** Tables of a study: any or all of the nine, with columns missing or besides. */
export type StudyTables = { readonly [T in CohortTableName]?: StudyInput };

/** A column of texts: cells are indices of `levels`, -1 where missing. */
export interface TextCells {
	readonly levels: readonly string[];
	readonly codes: Int32Array;
}

/** A rule that cells of a column break, with the rows. */
export interface BrokenCells {
	readonly column: string;
	readonly rule: "empty" | "type" | "code" | "range";
	readonly rows: readonly number[];
	/** What stands in a row, in words. */
	readonly got: (row: number) => string;
}

/** A table made ready for checks: each known column once, as numbers or as levels. */
export interface StudyTable {
	readonly name: CohortTableName;
	readonly nRows: number;
	/** Columns that are there and known. */
	readonly known: ReadonlySet<string>;
	/** Columns that are there and unknown. */
	readonly extra: readonly string[];
	readonly broken: readonly BrokenCells[];
	/** Lengths of the columns, where they differ: no row is read then. */
	readonly lengths?: readonly number[];
	/** Texts, codes and dates; undefined where the column is not there. */
	text(column: string): TextCells | undefined;
	/** Numbers, NaN where missing. */
	number(column: string): Float64Array | undefined;
	/** Dates as days since 1970-01-01, NaN where missing. */
	day(column: string): Float64Array | undefined;
	/** Moments as seconds since 1970-01-01T00:00:00Z, NaN where missing. */
	instant(column: string): Float64Array | undefined;
	/** A cell of a known column as a text; "" where it is missing. */
	cell(column: string, row: number): string;
	/** Cells of an unknown column that holds few different texts: what rows may be grouped by. */
	group(column: string): TextCells | undefined;
}

/** Makes a study's table ready: types are parsed, cells that break a rule are kept aside with their rows. */
export function studyTable(name: CohortTableName, columns: Columns, input: StudyInput): StudyTable {
	const cells = cellsByName(input);
	const lengths = Object.values(cells).map(({ length }) => length);
	const isUneven = new Set(lengths).size > 1;
	const nRows = isUneven ? 0 : (lengths[0] ?? 0);
	const broken: BrokenCells[] = [];
	const numbers = new Map<string, Float64Array>();
	const texts = new Map<string, TextCells>();
	for (const [column, facts] of Object.entries(columns)) {
		const values = cells[column];
		if (values === undefined || isUneven) continue;
		if (isNumber(facts)) numbers.set(column, readNumbers(column, facts, values, broken));
		else texts.set(column, readTexts(column, facts, values, broken));
	}
	const times = new Map<string, Float64Array>();
	const timesOf = (column: string, parse: (text: string) => number) => {
		const text = texts.get(column);
		if (text === undefined) return undefined;
		let found = times.get(column);
		if (found === undefined) {
			const byLevel = Float64Array.from(text.levels, parse);
			found = Float64Array.from(text.codes, (code) => (code < 0 ? Number.NaN : byLevel[code]!));
			times.set(column, found);
		}
		return found;
	};
	return {
		name,
		nRows,
		known: new Set(Object.keys(columns).filter((column) => cells[column] !== undefined)),
		extra: Object.keys(cells).filter((column) => !Object.hasOwn(columns, column)),
		broken,
		...(isUneven && { lengths }),
		text: (column) => texts.get(column),
		number: (column) => numbers.get(column),
		day: (column) => timesOf(column, dayOfDate),
		instant: (column) => timesOf(column, secondOfMoment),
		cell(column, row) {
			const value = numbers.get(column)?.[row];
			if (value !== undefined) return Number.isNaN(value) ? "" : String(value);
			const text = texts.get(column);
			const code = text?.codes[row] ?? -1;
			return code < 0 ? "" : text!.levels[code]!;
		},
		group(column) {
			const values = cells[column];
			if (values === undefined || isUneven) return undefined;
			const text = intern(values, (value) => (typeof value === "number" ? String(value) : value));
			return text.levels.length >= 2 && text.levels.length <= MOST_GROUPS ? text : undefined;
		},
	};
}

/** Different texts of a column beyond which it is none to group by. */
const MOST_GROUPS = 50;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a date that is known to be one; NaN for anything else. */
export function dayOfDate(date: string): number {
	return parseCell(date, "date") === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The date of a day since 1970-01-01, for messages. */
export function dateOfDay(day: number): string {
	if (!(Math.abs(day) < 1e8)) return "an unknown day";
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Seconds of a moment; one without an offset is in UTC, as the schema says. */
export function secondOfMoment(moment: string): number {
	const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(moment);
	return Date.parse(hasZone ? moment.replace(" ", "T") : `${moment.replace(" ", "T")}Z`) / 1000;
}

function cellsByName(input: StudyInput): Readonly<Record<string, ArrayLike<unknown>>> {
	if (typeof (input as TypedTable<never>).columnNames !== "function") {
		return input as Readonly<Record<string, ArrayLike<unknown>>>;
	}
	const table = input as TypedTable<Readonly<Record<string, unknown>>>;
	return Object.fromEntries(table.columnNames().map((name) => [name, table.array(name)]));
}

function isMissing(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

function readNumbers(name: string, column: Column, cells: ArrayLike<unknown>, broken: BrokenCells[]): Float64Array {
	const n = cells.length;
	const isOwn = !(cells instanceof Float64Array);
	let values = isOwn ? new Float64Array(n).fill(Number.NaN) : cells;
	const [low, high] = (column.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) as readonly [
		number,
		number,
	];
	const isInteger = column.type === "integer";
	const isFree = isOptional(column);
	const rows = { empty: [] as number[], type: [] as number[], code: [] as number[], range: [] as number[] };
	for (let row = 0; row < n; row++) {
		const cell = cells[row];
		let value: number;
		if (typeof cell === "number") value = cell;
		else if (isMissing(cell) || (typeof cell === "string" && cell.trim() === "")) value = Number.NaN;
		else {
			const parsed = parseCell(cell as never, "number");
			if (parsed === undefined) {
				rows.type.push(row);
				continue;
			}
			value = parsed as number;
		}
		if (Number.isNaN(value)) {
			if (!isFree) rows.empty.push(row);
			continue;
		}
		if (Math.abs(value) === Number.POSITIVE_INFINITY || (isInteger && !Number.isSafeInteger(value)))
			rows.type.push(row);
		else if (!(value >= low && value <= high)) rows.range.push(row);
		if (isOwn) values[row] = value;
	}
	if (rows.type.length > 0) {
		// What is none of the column's type is empty to all other checks.
		if (!isOwn) values = values.slice();
		for (const row of rows.type) values[row] = Number.NaN;
	}
	report(name, cells, rows, broken);
	return values;
}

function readTexts(name: string, column: Column, cells: ArrayLike<unknown>, broken: BrokenCells[]): TextCells {
	const isText = column.type === "text";
	const text = intern(cells, (value) => {
		if (isText) return value;
		// Of an invalid Date nothing can be read.
		if (value instanceof Date && Number.isNaN(value.getTime())) return undefined;
		const parsed = parseCell(value as never, column.type);
		return column.type === "date" && value instanceof Date ? value.toISOString().slice(0, 10) : parsed;
	});
	const rows = { empty: [] as number[], type: [] as number[], code: [] as number[], range: [] as number[] };
	const { codes, range } = column;
	const verdicts = text.levels.map((level) => {
		if (codes !== undefined && !Object.hasOwn(codes, level)) return "code" as const;
		return range !== undefined && !(level >= (range[0] as string) && level <= (range[1] as string))
			? ("range" as const)
			: undefined;
	});
	const isFree = isOptional(column);
	const isClean = isFree && verdicts.every((verdict) => verdict === undefined);
	for (let row = 0; row < text.codes.length; row++) {
		const code = text.codes[row]!;
		if (code === WRONG) {
			rows.type.push(row);
			text.codes[row] = -1;
		} else if (isClean) continue;
		else if (code < 0) {
			if (!isFree) rows.empty.push(row);
		} else if (verdicts[code] !== undefined) rows[verdicts[code]].push(row);
	}
	report(name, cells, rows, broken);
	return text;
}

const WRONG = -2;

/** Texts as levels in the order of their first row; -1 where missing, -2 where `read` gives none. Blanks at the ends do not count. */
function intern(cells: ArrayLike<unknown>, read: (value: unknown) => unknown): TextCells {
	const levels: string[] = [];
	const byText = new Map<unknown, number>();
	const codes = new Int32Array(cells.length);
	let before: unknown;
	let codeBefore = -1;
	for (let row = 0; row < cells.length; row++) {
		const cell = cells[row];
		if (row > 0 && cell === before) {
			codes[row] = codeBefore;
			continue;
		}
		let code = byText.get(cell);
		if (code === undefined) {
			code = codeOf(cell);
			// What is equal only by identity would fill the map for nothing.
			if (typeof cell !== "object") byText.set(cell, code);
		}
		codes[row] = code;
		before = cell;
		codeBefore = code;
	}
	return { levels, codes };

	function codeOf(cell: unknown): number {
		if (isMissing(cell) || (typeof cell === "string" && cell.trim() === "")) return -1;
		const value = read(cell);
		if (typeof value !== "string") return WRONG;
		const text = value.trim();
		const known = byText.get(text);
		if (known !== undefined && known >= 0) return known;
		byText.set(text, levels.length);
		return levels.push(text) - 1;
	}
}

function report(
	column: string,
	cells: ArrayLike<unknown>,
	rows: Readonly<Record<BrokenCells["rule"], readonly number[]>>,
	broken: BrokenCells[],
): void {
	const got = (row: number) => {
		const cell = cells[row];
		if (typeof cell === "string") return `"${cell.slice(0, 60)}"`;
		if (cell instanceof Date && !Number.isNaN(cell.getTime())) return cell.toISOString();
		return typeof cell === "object" || typeof cell === "function" ? "no single value" : String(cell);
	};
	for (const rule of ["empty", "type", "code", "range"] as const) {
		if (rows[rule].length > 0) broken.push({ column, rule, rows: rows[rule], got });
	}
}
