import { type FileMetaData, parquetSchema, type RowGroup } from "hyparquet";
import type { RawCell } from "../columns/raw-cell.ts";
import { columnBegin } from "./check-parquet-pages.ts";

/**
 * Checks what a Parquet file says of itself before it is read: counts of rows that agree, and parts that lie in it one behind the
 * other.
 *
 * @param metadataBegin - Byte at which the metadata begin.
 * @throws Error naming row group, column and rule.
 *
 * Source: Apache Parquet format 2.11, parquet.thrift.
 */
export function checkParquetLayout({ num_rows, row_groups }: FileMetaData, metadataBegin: number): void {
	const sum = row_groups.reduce((total, group) => total + group.num_rows, 0n);
	if (sum !== num_rows) throw new Error(`its row groups must have ${num_rows} rows in all; got ${sum}`);
	let end = 4;
	for (const [g, group] of row_groups.entries()) {
		if (group.num_rows < 0n) throw new Error(`row group ${g + 1} must have at least 0 rows; got ${group.num_rows}`);
		for (const { meta_data: meta } of group.columns) {
			if (meta === undefined) continue;
			const place = `row group ${g + 1}, column ${meta.path_in_schema.join(".")}`;
			if (meta.path_in_schema.length === 1 && meta.num_values !== group.num_rows) {
				throw new Error(`${place} must have ${group.num_rows} values; got ${meta.num_values}`);
			}
			const begin = columnBegin(meta);
			const after = begin + Number(meta.total_compressed_size);
			if (begin < end || after < begin || after > metadataBegin) {
				const rule = `must lie from byte ${end} on, before the metadata at ${metadataBegin}`;
				throw new Error(`${place} ${rule}; got bytes ${begin} to ${after}`);
			}
			end = after;
		}
	}
}

/**
 * Compares the names of columns in the schema with those in each row group.
 *
 * @throws Error naming the column.
 */
export function checkParquetNames({ schema, row_groups }: FileMetaData): void {
	const nameless = schema.findIndex(({ name }) => typeof name !== "string");
	if (nameless >= 0) throw new Error(`element ${nameless + 1} of its schema must have a name`);
	const top = parquetSchema({ schema } as FileMetaData).children.map(({ element }) => element.name);
	const twice = top.find((name, i) => top.indexOf(name) !== i);
	if (twice !== undefined) throw new Error(`its schema must name each column once; got ${twice} twice`);
	for (const [g, { columns }] of row_groups.entries()) {
		const found = [...new Set(columns.map(({ meta_data: meta }) => meta?.path_in_schema[0]))];
		if (found.length !== top.length || found.some((name, i) => name !== top[i])) {
			throw new Error(`row group ${g + 1} must have the schema's columns ${top.join(", ")}; got ${found.join(", ")}`);
		}
	}
}

/**
 * Compares the cells of a column in a row group with what the file says of them: how many, how many are missing, the smallest and
 * the largest.
 *
 * @throws Error naming row group, column and rule.
 */
export function checkParquetCells(
	group: RowGroup,
	cells: readonly RawCell[],
	{ name, place }: { readonly name: string; readonly place: string },
): void {
	if (cells.length !== Number(group.num_rows)) {
		throw new Error(`${place} must have ${group.num_rows} rows; got ${cells.length}`);
	}
	const meta = group.columns.find((each) => each.meta_data?.path_in_schema.join(".") === name)?.meta_data;
	if (meta?.statistics === undefined) return;
	const { null_count, min_value, max_value } = meta.statistics;
	const given = cells.filter((cell) => cell !== null && cell !== undefined);
	const nMissing = cells.length - given.length;
	if (null_count !== undefined && BigInt(nMissing) !== null_count) {
		throw new Error(`${place} must have ${null_count} missing cells; got ${nMissing}`);
	}
	const outside = given.find((cell) => isBelow(cell, min_value) || isBelow(max_value, cell));
	if (outside !== undefined) {
		throw new Error(`${place} must lie from ${min_value} to ${max_value}, as the file says; got ${outside}`);
	}
	// Of texts, the bounds may be cut.
	for (const bound of [min_value, max_value]) {
		if (typeof bound === "number" && !Number.isNaN(bound) && !given.some((cell) => Number(cell) === bound)) {
			throw new Error(`${place} must hold ${bound}, which the file says is its smallest or largest value`);
		}
	}
}

/** Whether one comes before the other, of numbers, dates and texts; false where an order of texts is not that of their bytes. */
function isBelow(a: unknown, b: unknown): boolean {
	if (typeof a === "string" && typeof b === "string") return a < b && !surrogate.test(a) && !surrogate.test(b);
	return typeof a === typeof b && (a as number) < (b as number) && typeof a !== "boolean";
}

const surrogate = /[\ud800-\udfff]/;
