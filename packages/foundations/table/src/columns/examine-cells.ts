import { type Column, isNumeric } from "./column.ts";
import { parseCell } from "./parse-cell.ts";
import type { RawCell } from "./raw-cell.ts";

/** Rules that a cell can break. */
export const cellRules = ["empty", "type", "level", "range"] as const;
export type CellRule = (typeof cellRules)[number];

/** How many cells of a column each rule touched; the counts add up to `read`, suspected ones and known ones among the right. */
export interface CellCounts {
	/** Cells that were looked at. */
	readonly read: number;
	/** Cells that stand for "not measured", by missing code; "" is an empty one. */
	readonly missing: Readonly<Record<string, number>>;
	/** Out of range, as is known. */
	readonly outside: number;
	/** Look like missing codes; nobody has said what they are. */
	readonly suspected: number;
	/** Cells that break a rule. */
	readonly broken: Readonly<Record<CellRule, number>>;
}

/** A column whose every cell was looked at. */
export interface ExaminedCells {
	/** Float64Array of numbers, NaN where missing or none; or texts and truths, null where missing or none. */
	readonly values: Float64Array | (string | boolean | null)[];
	readonly counts: CellCounts;
	/** Cells that break a rule, in the order of the rows: as many as were asked for. */
	readonly faults: readonly { readonly row: number; readonly rule: CellRule }[];
}

/**
 * Looks at each cell of a column by what is known of it.
 *
 * @param options.most - Faults to name; all are counted. Default: 1.
 * @param options.isEmptyAbsent - Whether an empty text is nothing, as a cell of a CSV file is, in columns of text too.
 */
export function examineCells(
	cells: ArrayLike<RawCell>,
	column: Column,
	{ most = 1, isEmptyAbsent = false }: { readonly most?: number; readonly isEmptyAbsent?: boolean } = {},
): ExaminedCells {
	const { type, missing = [], range, codes, outside = [], valid = [], suspected = [] } = column;
	const isNumber = isNumeric(type);
	const codeOf = matcher(missing, isNumber);
	const isKnown = matcher([...outside, ...valid], isNumber);
	const isSuspected = matcher(suspected, isNumber);
	const byCode = new Map<string, number>();
	const broken: Record<CellRule, number> = { empty: 0, type: 0, level: 0, range: 0 };
	const faults: { row: number; rule: CellRule }[] = [];
	let nOutside = 0;
	let nSuspected = 0;
	const judge = (row: number, rule: CellRule) => {
		broken[rule]++;
		if (faults.length < most) faults.push({ row, rule });
	};

	const values = isNumber
		? new Float64Array(cells.length).fill(Number.NaN)
		: new Array<string | boolean | null>(cells.length).fill(null);
	for (let row = 0; row < cells.length; row++) {
		const cell = cells[row];
		const code = missing.length === 0 ? undefined : isNothing(cell) ? "" : codeOf(cell);
		if (code !== undefined) {
			byCode.set(code, (byCode.get(code) ?? 0) + 1);
			continue;
		}
		const isAbsent = isNothing(cell) || (cell === "" && (isEmptyAbsent || type !== "text"));
		// A number that is not whole is kept, so that what it may be instead can be said.
		const value = isAbsent ? undefined : parseCell(cell, type === "integer" ? "number" : type);
		if (type === "integer" && value !== undefined && !Number.isSafeInteger(value)) {
			values[row] = value as never;
			if (suspected.length > 0 && isSuspected(cell) !== undefined) nSuspected++;
			else judge(row, "type");
			continue;
		}
		if (value === undefined) {
			if (!isAbsent && suspected.length > 0 && isSuspected(cell) !== undefined) nSuspected++;
			else judge(row, isAbsent ? "empty" : "type");
			continue;
		}
		values[row] = value as never;
		if (suspected.length > 0 && isSuspected(cell) !== undefined) nSuspected++;
		else if (codes !== undefined && !Object.hasOwn(codes, String(value))) judge(row, "level");
		else if (range !== undefined && !(value >= range[0] && value <= range[1])) {
			if (isKnown(cell) === undefined) judge(row, "range");
			else if (outside.length > 0) nOutside++;
		}
	}
	return {
		values,
		counts: {
			read: cells.length,
			missing: Object.fromEntries([...byCode].sort(([a], [b]) => (a < b ? -1 : 1))),
			outside: nOutside,
			suspected: nSuspected,
			broken,
		},
		faults,
	};
}

function isNothing(cell: RawCell): boolean {
	return cell === null || cell === undefined || (typeof cell === "number" && Number.isNaN(cell));
}

/** Finds the value of a list that a cell is: the same text, or in a column of numbers the same number (99 is 99.0). */
function matcher(list: readonly (number | string)[], isNumber: boolean): (cell: RawCell) => string | undefined {
	const texts = new Set(list.map(String));
	const numbers = new Map(
		list
			.filter((value) => value !== "" && Number.isFinite(Number(value)))
			.map((value) => [Number(value), String(value)]),
	);
	return (cell) => {
		const text = typeof cell === "string" ? cell.trim() : String(cell);
		if (texts.has(text)) return text;
		return isNumber && cell !== "" && numbers.size > 0 ? numbers.get(Number(cell)) : undefined;
	};
}
