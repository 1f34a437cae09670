import { InvalidInputError, type Warning } from "@quickening/core";
import { type Column, type ColumnType, NO_NAME } from "./column.ts";
import { type CellRule, cellRules, examineCells } from "./examine-cells.ts";
import { type RawCell, shownCell } from "./raw-cell.ts";
import { shownCount } from "./shown-count.ts";

/** Where a column was found, for messages. */
export interface ColumnPlace {
	readonly caller: string;
	/** The file. */
	readonly source: string;
	readonly name: string;
	/** Line of a row in a file of text; rows are counted from 0 here. */
	readonly lineOf?: ((row: number) => number) | undefined;
	/** Whether not everybody may see the rows: messages then have neither values nor places, and no small number. */
	readonly closed?: boolean;
}

/** A checked column. */
export interface CheckedColumn {
	/** Float64Array of numbers, NaN where missing; or texts and truths, null where missing. */
	readonly values: Float64Array | (string | boolean | null)[];
	readonly warnings: readonly Warning[];
}

/**
 * Checks each cell of a column by what is known of it.
 *
 * @returns its cells, and a counted warning for those that are missing, suspected to be, or known to be out of range.
 * @throws InvalidInputError naming file, row, line and column of the first cell that is of another type, out of range, beside the
 *   levels, or empty where nothing says that it may be; of closed data file, column, rule and how many cells.
 */
export function checkCells(cells: ArrayLike<RawCell>, column: Column, place: ColumnPlace): CheckedColumn {
	const { values, counts, faults } = examineCells(cells, column);
	const { source, name, closed = false } = place;
	const [fault] = faults;
	if (fault !== undefined && closed) {
		const broken = cellRules.filter((rule) => counts.broken[rule] > 0);
		const rules = broken.map((rule) => `${shownCount(counts.broken[rule], closed)} must ${ruleWords(column, rule)}`);
		throw new InvalidInputError(
			`${place.caller}: ${source}, column ${name}: of ${shownCount(cells.length, closed)} cells ${rules.join(", ")}`,
			{ code: "cell", argument: name, received: undefined },
		);
	}
	if (fault !== undefined) {
		const { row, rule } = fault;
		const line = place.lineOf === undefined ? "" : ` (line ${place.lineOf(row)})`;
		throw new InvalidInputError(
			`${place.caller}: ${source}, row ${row + 1}${line}, column ${name} must ${ruleWords(column, rule)}; got ${shownCell(cells[row])}`,
			{ code: "cell", argument: name, received: cells[row] },
		);
	}
	const nMissing = Object.values(counts.missing).reduce((sum, n) => sum + n, 0);
	const of = `of ${shownCount(cells.length, closed)} ${cells.length === 1 ? "row" : "rows"}`;
	const warn = (code: string, n: number, words: string, why = ""): Warning[] =>
		n === 0 ? [] : [{ code, message: `${source}, column ${name}: ${words} in ${shownCount(n, closed)} ${of}${why}` }];
	return {
		values,
		warnings: [
			...warn("missing", nMissing, "missing"),
			...warn(
				"outside",
				counts.outside,
				"out of range, as is known,",
				column.fault === undefined ? "" : `: ${column.fault}`,
			),
			...warn(
				"suspected",
				counts.suspected,
				"perhaps a missing code",
				`: say in dataset.json whether ${(column.suspected ?? []).join(", ")} is missing or valid`,
			),
		],
	};
}

/** What a cell must do, as it stands after "must". */
export function ruleWords({ type, range, codes, missing = [] }: Column, rule: CellRule): string {
	if (rule === "range") return `lie from ${range![0]} to ${range![1]}`;
	if (rule === "level") return `be one of ${Object.keys(codes!).join(", ")}`;
	return missing.length === 0 ? `be ${typeWords[type]}` : `be ${typeWords[type]}${missingWords(missing)}`;
}

const typeWords: Readonly<Record<ColumnType, string>> = {
	text: "a text",
	number: "a number",
	integer: "a whole number",
	boolean: "true or false",
	date: "a date such as 2026-11-30",
	datetime: "a date and time such as 2026-11-30T15:40:00Z",
	time: "a time of day such as 15:40",
};

function missingWords(missing: readonly (number | string)[]): string {
	const shown = missing.map((code) => (code === "" ? "empty" : String(code))).join(" or ");
	return `, or ${missing.length === 1 && missing[0] === "" ? "empty" : `the missing code ${shown}`}`;
}

/** Names of a file's columns as dataset.json has them. */
export function namedColumns(names: readonly string[]): string[] {
	return names.map((name) => (name === "" ? NO_NAME : name));
}
