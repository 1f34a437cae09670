import { InvalidInputError, type Warning } from "@quickening/core";
import type { Column } from "./column.ts";

/** A cell as a file gives it. */
export type RawCell = string | number | bigint | boolean | null | undefined;

/** Where a column was found, for messages. */
export interface ColumnPlace {
	readonly caller: string;
	/** The file. */
	readonly source: string;
	readonly name: string;
	/** Line of a row in a file of text; rows are counted from 0 here. */
	readonly lineOf?: ((row: number) => number) | undefined;
}

/** A checked column. */
export interface CheckedColumn {
	/** Float64Array of numbers, NaN where missing; or texts, null where missing. */
	readonly values: Float64Array | (string | null)[];
	readonly warnings: readonly Warning[];
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Checks each cell of a column by what is known of it.
 *
 * @returns numbers or texts, and a counted warning for cells that are missing, and for those that are known to be out of range.
 * @throws InvalidInputError naming file, row, line and column of the first cell that is no number, out of range, beside the
 *   levels, or empty where nothing says that it may be.
 */
export function checkCells(cells: ArrayLike<RawCell>, column: Column, place: ColumnPlace): CheckedColumn {
	const { type, missing = [], range, codes, outside = [], fault } = column;
	const texts = new Set(missing.map(String));
	const numbers = new Set(missing.map((code) => (code === "" ? Number.NaN : Number(code))).filter(Number.isFinite));
	let nMissing = 0;
	let nOutside = 0;
	const refuse = (row: number, rule: string): never => {
		const line = place.lineOf === undefined ? "" : ` (line ${place.lineOf(row)})`;
		const cell = cells[row];
		const got = cell === null || cell === undefined ? "nothing" : typeof cell === "string" ? `"${cell}"` : String(cell);
		throw new InvalidInputError(
			`${place.caller}: ${place.source}, row ${row + 1}${line}, column ${place.name} must ${rule}; got ${got}`,
			{ code: "cell", argument: place.name, received: cell },
		);
	};
	const isMissing = (cell: RawCell): boolean => {
		if (cell === null || cell === undefined) return missing.length > 0;
		if (typeof cell === "number" && Number.isNaN(cell)) return missing.length > 0;
		return texts.has(String(cell).trim()) || (type === "number" && cell !== "" && numbers.has(Number(cell)));
	};

	const values = type === "number" ? new Float64Array(cells.length) : new Array<string | null>(cells.length);
	for (let row = 0; row < cells.length; row++) {
		const cell = cells[row];
		if (isMissing(cell)) {
			values[row] = type === "number" ? Number.NaN : null;
			nMissing++;
			continue;
		}
		if (type === "number") {
			const value = numberOf(cell);
			if (value === undefined)
				refuse(row, missing.length === 0 ? "be a number" : `be a number${missingWords(missing)}`);
			values[row] = value!;
			if (codes !== undefined && !Object.hasOwn(codes, String(value))) {
				refuse(row, `be one of ${Object.keys(codes).join(", ")}`);
			}
			if (range !== undefined && !(value! >= range[0] && value! <= range[1])) {
				if (!outside.includes(value!)) refuse(row, `lie from ${range[0]} to ${range[1]}`);
				nOutside++;
			}
			continue;
		}
		if (typeof cell !== "string") refuse(row, "be a text");
		if (codes !== undefined && !Object.hasOwn(codes, cell as string)) {
			refuse(row, `be one of ${Object.keys(codes).join(", ")}`);
		}
		values[row] = cell as string;
	}
	const warn = (code: string, words: string): Warning => ({
		code,
		message: `${place.source}, column ${place.name}: ${words}`,
	});
	const of = `${cells.length} ${cells.length === 1 ? "row" : "rows"}`;
	return {
		values,
		warnings: [
			...(nMissing > 0 ? [warn("missing", `missing in ${nMissing} of ${of}`)] : []),
			...(nOutside > 0
				? [
						warn(
							"outside",
							`out of range, as is known, in ${nOutside} of ${of}${fault === undefined ? "" : `: ${fault}`}`,
						),
					]
				: []),
		],
	};
}

/** A finite number; undefined when the cell is none. */
function numberOf(cell: RawCell): number | undefined {
	if (typeof cell === "string") return number.test(cell.trim()) ? finite(Number(cell)) : undefined;
	if (typeof cell === "number") return finite(cell);
	if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined;
	return undefined;
}

function finite(value: number): number | undefined {
	return Number.isFinite(value) ? value : undefined;
}

function missingWords(missing: readonly (number | string)[]): string {
	const shown = missing.map((code) => (code === "" ? "empty" : String(code))).join(" or ");
	return `, or ${missing.length === 1 && missing[0] === "" ? "empty" : `the missing code ${shown}`}`;
}
