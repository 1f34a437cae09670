import { clockSeconds, type DateOrder } from "./clock-times.ts";
import type { CsvLayout } from "./csv-layout.ts";
import { type CsvLine, textOf } from "./csv-lines.ts";
import { parseNumber } from "./parse-number.ts";

/** What a line says; valid until the next is parsed. */
export interface ParsedRow {
	/** One a signal: NaN where the field is empty or absent, Infinity where it is no number. */
	readonly values: Float64Array;
	/** Seconds since 1970 of the device's clock; NaN where there is no time. */
	readonly seconds: number;
	/** Fields, without empty ones beyond the columns; 0 for an empty line. */
	readonly nFields: number;
}

export interface RowParser {
	(line: CsvLine): ParsedRow;
	readonly values: Float64Array;
}

/** A parser of the rows of a layout. */
export function rowParser({ columns, nColumns, signals, separator, decimalMark, dateOrder }: CsvLayout): RowParser {
	const values = new Float64Array(signals.length);
	const row = { values, seconds: Number.NaN, nFields: 0 };
	const point = decimalMark.charCodeAt(0);
	const comma = separator.charCodeAt(0);
	const time = timeReader(dateOrder);

	const parse = (line: CsvLine): ParsedRow => {
		const { bytes, from, to } = line;
		values.fill(Number.NaN);
		row.seconds = Number.NaN;
		row.nFields = 0;
		let column = 0;
		let start = from;
		let date = "";
		for (let at = from; at <= to; at++) {
			if (at < to && bytes[at] !== comma) continue;
			const what = columns[column];
			column++;
			if (at > start) row.nFields = column;
			else if (column <= nColumns && (column > 1 || at < to)) row.nFields = column;
			if (typeof what === "number") values[what] = parseNumber(bytes, start, at, point);
			else if (what === "stamp") row.seconds = time.stamp(bytes, start, at);
			else if (what === "date") date = textOf({ bytes, from: start, to: at, number: 0 });
			else if (what === "time") row.seconds = time.parts(date, textOf({ bytes, from: start, to: at, number: 0 }));
			start = at + 1;
		}
		// A line of separators alone, as spreadsheets write, is empty.
		if (row.nFields > 0 && isBlank(bytes, from, to, comma)) row.nFields = 0;
		return row;
	};
	return Object.assign(parse, { values });
}

function isBlank(bytes: Uint8Array, from: number, to: number, comma: number): boolean {
	for (let i = from; i < to; i++) if (bytes[i] !== comma && bytes[i] !== 32 && bytes[i] !== 34) return false;
	return true;
}

/** Reads times; within a second, only the fraction is read anew. */
function timeReader(order: DateOrder) {
	let before = new Uint8Array(0);
	let beforeSeconds = 0;
	return {
		parts: (date: string, time: string) =>
			clockSeconds(`${date.replaceAll('"', "").trim()} ${time.replaceAll('"', "").trim()}`, order),
		stamp(bytes: Uint8Array, from: number, to: number): number {
			let mark = to - 1;
			while (mark > from && bytes[mark]! >= 48 && bytes[mark]! <= 57) mark--;
			if (bytes[mark] !== 46 || mark < to - 10 || mark === to - 1) mark = to;
			const length = mark - from;
			let isSame = length === before.length;
			for (let i = 0; isSame && i < length; i++) isSame = bytes[from + i] === before[i];
			if (!isSame) {
				before = bytes.slice(from, mark);
				beforeSeconds = clockSeconds(textOf({ bytes: before, from: 0, to: length, number: 0 }), order);
			}
			return mark === to ? beforeSeconds : beforeSeconds + parseNumber(bytes, mark, to, 46);
		},
	};
}
