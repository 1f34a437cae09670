import { isInvalidInput } from "@quickening/core";
import { namedColumns, ruleWords } from "../columns/check-cells.ts";
import { type Columns, isNumeric } from "../columns/column.ts";
import { type CellCounts, type CellRule, examineCells } from "../columns/examine-cells.ts";
import { nearestColumn } from "../columns/no-such-column.ts";
import { shownCell } from "../columns/raw-cell.ts";
import type { RawTable } from "../format/raw-table.ts";
import { readRaw, type TextOptions } from "../format/read-raw.ts";
import { likelyUnit } from "./likely-unit.ts";

/** A cell that breaks a rule. */
export interface CellFault {
	/** Counted from 1, the heading aside. */
	readonly row: number;
	readonly line?: number;
	readonly rule: CellRule;
	/** What stands there, in words. */
	readonly got: string;
}

/** What was found in a column. */
export interface ColumnReport {
	readonly name: string;
	readonly counts: CellCounts;
	/** What its cells must do, for each rule that one of them breaks. */
	readonly rules: Partial<Record<CellRule, string>>;
	/** What the values may be instead, such as "values look like kPa: 7.5 times smaller than mmHg". */
	readonly hint?: string;
	/** Whether the hint is about values that break no rule. */
	readonly isDoubt?: true;
	readonly faults: readonly CellFault[];
}

/** What was found in a file, compared with the columns that it is said to have. */
export interface TableReport {
	readonly nRows: number;
	/** Why it cannot be read as a table, as it stands after the file's name; nothing else is known then. */
	readonly unreadable?: string;
	/** Columns that are described and not there, each with a column that is there and not described, if one is near. */
	readonly missingColumns: readonly { readonly name: string; readonly nearest?: string }[];
	/** Columns that are there and not described. */
	readonly extraColumns: readonly string[];
	/** Described columns as they stand in the file, where that is another order. */
	readonly order?: readonly string[];
	/** Rows whose key another row before has. */
	readonly nDuplicateKeys: number;
	/** Rows in which a part of the key is missing. */
	readonly nMissingKeys: number;
	readonly columns: readonly ColumnReport[];
}

/** How {@link examineTable} looks. */
export interface ExamineOptions extends TextOptions {
	/** Cells to name for each column. Default: 1; 0 where nobody may see a value. */
	readonly most?: number;
}

/**
 * Looks at all of a file of a table by what is known of its columns: nothing is thrown, and what each rule touched is counted.
 *
 * @param file - Its name; the ending says the format.
 *
 * Source: the rules are those of Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/).
 */
export async function examineTable(
	bytes: Uint8Array,
	file: string,
	columns: Columns,
	{ most = 1, ...text }: ExamineOptions = {},
): Promise<TableReport> {
	const nothing = { nRows: 0, missingColumns: [], extraColumns: [], nDuplicateKeys: 0, nMissingKeys: 0, columns: [] };
	let raw: RawTable;
	try {
		raw = await readRaw("readTable", bytes, file, text);
	} catch (error) {
		if (!isInvalidInput(error)) throw error;
		return { ...nothing, unreadable: error.message.replace(`readTable: ${file}`, "") };
	}
	const found = namedColumns(raw.names);
	const described = Object.keys(columns);
	const extraColumns = found.filter((name) => !Object.hasOwn(columns, name));
	const here = described.filter((name) => found.includes(name));
	const order = found.filter((name) => Object.hasOwn(columns, name));
	const reports = here.map((name) => reportOf(raw, found, name, { columns, most }));
	return {
		nRows: raw.nRows,
		missingColumns: described
			.filter((name) => !found.includes(name))
			.map((name) => {
				const nearest = nearestColumn(name, extraColumns);
				return { name, ...(nearest !== undefined && { nearest }) };
			}),
		extraColumns,
		...(order.some((name, i) => name !== here[i]) && { order }),
		...keysOf(raw, found, columns),
		columns: reports,
	};
}

function reportOf(
	raw: RawTable,
	found: readonly string[],
	name: string,
	{ columns, most }: { readonly columns: Columns; readonly most: number },
): ColumnReport {
	const column = columns[name]!;
	const cells = raw.cells[found.indexOf(name)]!;
	const { values, counts, faults } = examineCells(cells, column, { most, isEmptyAbsent: raw.lineOf !== undefined });
	const rules = Object.fromEntries(
		(Object.keys(counts.broken) as CellRule[])
			.filter((rule) => counts.broken[rule] > 0)
			.map((rule) => [rule, `must ${ruleWords(column, rule)}`]),
	);
	const likely = values instanceof Float64Array ? likelyUnit(name, column, values) : undefined;
	const written = counts.broken.type > 0 ? writtenAs(cells, column.type, counts) : undefined;
	const hint = likely?.message ?? written;
	return {
		name,
		counts,
		rules,
		...(hint !== undefined && { hint }),
		...(likely?.certainty === "edge" && { isDoubt: true }),
		faults: faults.map(({ row, rule }) => ({
			row: row + 1,
			...(raw.lineOf !== undefined && { line: raw.lineOf(row) }),
			rule,
			got: shownCell(cells[row]),
		})),
	};
}

/** How cells of another type are written, where most are written in one way. */
function writtenAs(cells: RawTable["cells"][number], type: Columns[string]["type"], { read, broken }: CellCounts) {
	const ways: readonly (readonly [RegExp, string])[] = isNumeric(type)
		? [
				[/^[+-]?\d+(?:\.\d{3})*,\d+$/, "numbers with a decimal comma"],
				[/^[+-]?(?:inf|infinity|∞)$/i, "infinity, which is no measurement"],
				[/^[<>≤≥]\s*[\d.]+$/, "bounds such as a limit of detection"],
				[/^[\d.]+\s*[^\d\s.].*$/, "numbers with a unit behind them"],
			]
		: [
				[/^\d{1,2}\/\d{1,2}\/\d{2,4}/, "dates with slashes, of which nobody can tell day from month"],
				[/^\d{1,2}\.\d{1,2}\.\d{2,4}/, "dates as day.month.year"],
			];
	for (const [pattern, words] of ways) {
		let n = 0;
		for (let row = 0; row < read; row++) if (pattern.test(String(cells[row] ?? "").trim())) n++;
		if (n > 0 && n >= broken.type / 2) return `cells look like ${words}`;
	}
	return undefined;
}

/** Rows that share their key with one before, and rows without one. */
function keysOf(raw: RawTable, found: readonly string[], columns: Columns) {
	const keys = Object.keys(columns).filter((name) => columns[name]!.key === true);
	if (keys.length === 0 || keys.some((name) => !found.includes(name))) return { nDuplicateKeys: 0, nMissingKeys: 0 };
	const cells = keys.map((name) => raw.cells[found.indexOf(name)]!);
	const codes = keys.map((name) => new Set(["", ...(columns[name]!.missing ?? []).map(String)]));
	const seen = new Set<string>();
	let nDuplicateKeys = 0;
	let nMissingKeys = 0;
	for (let row = 0; row < raw.nRows; row++) {
		const key = cells.map((column) => String(column[row] ?? "").trim());
		if (key.some((part, i) => codes[i]!.has(part))) nMissingKeys++;
		const text = key.length === 1 ? key[0]! : JSON.stringify(key);
		if (seen.has(text)) nDuplicateKeys++;
		else seen.add(text);
	}
	return { nDuplicateKeys, nMissingKeys };
}
