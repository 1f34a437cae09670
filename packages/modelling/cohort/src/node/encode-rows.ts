import { moved } from "@quickening/compute";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Cells, TableCells } from "../tables/cells.ts";
import { type Columns, isNumber } from "../tables/column-kind.ts";
import { checkBatch } from "./check-batch.ts";

/** As the library that writes it has it. */
type RowGroup = ParquetWriter["row_groups"][number];

/** Row groups of a Parquet file before it is known where in the file they will stand: made on any thread, written by one. */
export interface EncodedRows {
	readonly nRows: number;
	readonly bytes: Uint8Array;
	/** Their places are counted from the first of the bytes. */
	readonly groups: readonly RowGroup[];
}

/** A file begins with four bytes of its own. */
const headBytes = 4;

/** The writer of a table's file, or of a part of one; two of them write a row group alike. */
export function parquetWriter(columns: Columns, bytes: ByteWriter): ParquetWriter {
	const columnData = Object.keys(columns).map((name) => ({ name, data: [], type: typeOf(columns, name) }));
	return new ParquetWriter({
		writer: bytes,
		schema: schemaFromColumnData({ columnData }),
		kvMetadata: [{ key: "quickening.columns", value: JSON.stringify(columns) }],
		createdBy: "quickening",
	});
}

/** Columns as the library takes them: null where a cell is missing. */
export function columnsToWrite(columns: Columns, cells: (name: string) => (number | string | null)[]) {
	// One page a column and group: an index of pages would stand elsewhere in the file.
	return Object.keys(columns).map((name) => ({
		name,
		data: cells(name),
		type: typeOf(columns, name),
		offsetIndex: false,
	}));
}

/**
 * Encodes rows of a table as Parquet, the part of the work that takes longest. The same rows give the same bytes.
 *
 * @param table - Its name in errors.
 * @param batches - Rows, one batch behind the other.
 * @param rowsPerGroup - Most rows of a row group; where there are more, groups follow one another.
 * @throws InvalidInputError when the cells are not those of the columns.
 */
export function encodeRows(
	table: string,
	columns: Columns,
	batches: readonly TableCells[],
	rowsPerGroup: number,
): EncodedRows {
	const sizes: number[] = [];
	let nRows = 0;
	for (const cells of batches) {
		const n = checkBatch(table, columns, cells, nRows);
		sizes.push(n);
		nRows += n;
	}
	const bytes = new ByteWriter(1 << 20);
	const writer = parquetWriter(columns, bytes);
	if (nRows > 0) {
		const data = (name: string) => joined(batches, sizes, name, nRows);
		writer.write({ columnData: columnsToWrite(columns, data), rowGroupSize: rowsPerGroup });
	}
	return moved({
		nRows,
		bytes: new Uint8Array(bytes.buffer.slice(headBytes, bytes.offset)),
		groups: writer.row_groups.map((group) => movedBy(group, -headBytes)),
	});
}

/** A row group that stands so many bytes further on. */
export function movedBy(group: RowGroup, offset: number): RowGroup {
	const by = BigInt(offset);
	const columns = group.columns.map((chunk) => {
		const { meta_data: data } = chunk;
		if (data === undefined) return chunk;
		const { dictionary_page_offset: dictionary } = data;
		return {
			...chunk,
			file_offset: chunk.file_offset + by,
			meta_data: {
				...data,
				data_page_offset: data.data_page_offset + by,
				...(dictionary !== undefined && { dictionary_page_offset: dictionary + by }),
			},
		};
	});
	return { ...group, columns };
}

function typeOf(columns: Columns, name: string): "DOUBLE" | "STRING" {
	return isNumber(columns[name]!) ? "DOUBLE" : "STRING";
}

/** A column of all batches; NaN and a column that a batch lacks are missing. */
function joined(
	batches: readonly TableCells[],
	sizes: readonly number[],
	name: string,
	n: number,
): (number | string | null)[] {
	const out = new Array<number | string | null>(n);
	let at = 0;
	for (const [b, batch] of batches.entries()) {
		const cells: Cells | undefined = batch[name];
		for (let i = 0; i < sizes[b]!; i++) {
			const cell = cells === undefined ? null : cells[i]!;
			out[at++] = typeof cell === "number" && Number.isNaN(cell) ? null : cell;
		}
	}
	return out;
}
