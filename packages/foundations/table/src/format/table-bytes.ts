import { InvalidInputError } from "@quickening/core";
import { bool, columnFromArray, float64, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { type Column, type Columns, isNumeric, NO_NAME } from "../columns/column.ts";
import type { TableFormat } from "./raw-table.ts";

/** A column that is ready to be written: numbers (NaN where missing), texts or truths (null where missing). */
export interface ColumnToWrite {
	readonly name: string;
	readonly column: Column;
	readonly values: readonly (number | string | boolean | null)[];
}

/**
 * A table as bytes; the same table gives the same bytes. Numbers are doubles at full precision. Missing: an empty cell or the
 * column's first missing code in CSV, null in Parquet and Arrow. Parquet holds the columns' facts under the key
 * "quickening.columns".
 */
export function tableBytes(columns: readonly ColumnToWrite[], format: TableFormat): Uint8Array {
	if (format === "parquet") return parquetBytes(columns);
	if (format === "arrow") return arrowBytes(columns);
	return csvBytes(columns, format === "tsv" ? "\t" : ",");
}

/** RFC 4180 but with a bare line feed, as files in git have: fields are quoted only where they must be. */
function csvBytes(columns: readonly ColumnToWrite[], delimiter: string): Uint8Array {
	const field = (text: string) =>
		/["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
	// A line of one empty cell would be no row.
	const line = (cells: readonly string[]) => (cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter));
	const nRows = columns[0]?.values.length ?? 0;
	const codes = columns.map(({ column }) => String(column.missing?.[0] ?? ""));
	const lines = [line(columns.map(({ name }) => field(name === NO_NAME ? "" : name)))];
	for (let i = 0; i < nRows; i++) {
		lines.push(
			line(
				columns.map(({ values }, j) => {
					const value = values[i]!;
					return field(isMissing(value) ? codes[j]! : String(value));
				}),
			),
		);
	}
	return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

function parquetBytes(columns: readonly ColumnToWrite[]): Uint8Array {
	const facts: Columns = Object.fromEntries(columns.map(({ name, column }) => [name, column]));
	const buffer = parquetWriteBuffer({
		columnData: columns.map(({ name, column, values }) => ({
			name,
			data: values.map(nullIfMissing),
			type: column.type === "boolean" ? "BOOLEAN" : isNumeric(column.type) ? "DOUBLE" : "STRING",
		})),
		kvMetadata: [{ key: "quickening.columns", value: JSON.stringify(facts) }],
		createdBy: "quickening",
	});
	return new Uint8Array(buffer);
}

function arrowBytes(columns: readonly ColumnToWrite[]): Uint8Array {
	const table = tableFromColumns(
		columns.map(({ name, column, values }) => [name, columnFromArray(values.map(nullIfMissing), arrowType(column))]),
	);
	const bytes = tableToIPC(table, { format: "file" });
	if (bytes === null)
		throw new InvalidInputError("writeTable: the table must be one that Arrow can hold", {
			code: "arrow",
			argument: "table",
			received: null,
		});
	return bytes;
}

function arrowType({ type }: Column) {
	return type === "boolean" ? bool() : isNumeric(type) ? float64() : utf8();
}

function isMissing(value: number | string | boolean | null): value is null {
	return value === null || (typeof value === "number" && Number.isNaN(value));
}

function nullIfMissing(value: number | string | boolean | null): number | string | boolean | null {
	return isMissing(value) ? null : value;
}
