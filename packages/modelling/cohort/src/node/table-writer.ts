import { type FileHandle, open } from "node:fs/promises";
import { ByteWriter } from "hyparquet-writer";
import type { Cells, TableCells } from "../tables/cells.ts";
import type { Columns } from "../tables/column-kind.ts";
import { checkBatch } from "./check-batch.ts";
import { columnsToWrite, type EncodedRows, movedBy, parquetWriter } from "./encode-rows.ts";

type Cell = number | string | null;

/** A Parquet file of one table that is being written, row group by row group. */
export interface TableWriter {
	/** Rows taken so far. */
	readonly nRows: number;
	/** Bytes written so far. */
	readonly bytes: number;
	/** Adds rows; a full row group is written at once, so that no more than one is held. */
	add(cells: TableCells): Promise<void>;
	/** Adds row groups that were encoded elsewhere; what is held goes before them. */
	addEncoded(rows: EncodedRows): Promise<void>;
	/** Writes what is left, closes the file, and says how many bytes it has. */
	finish(): Promise<number>;
	/** Closes the file as it is. */
	abandon(): Promise<void>;
}

/**
 * Opens a Parquet file for a table. All of its columns are written, in their order; rows lie in groups of
 * `rowsPerGroup`, however they were handed in, so that the same rows give the same bytes.
 *
 * @param path - The file; it must not exist.
 * @param table - Its name in errors.
 */
export async function openTableWriter(
	path: string,
	table: string,
	columns: Columns,
	rowsPerGroup: number,
): Promise<TableWriter> {
	const names = Object.keys(columns);
	const held = new Map(names.map((name): [string, Cell[]] => [name, []]));
	const handle = await open(path, "wx");
	const bytes = new FileBytes(handle);
	const writer = parquetWriter(columns, bytes);
	let nHeld = 0;
	let nRows = 0;

	const writeGroup = async () => {
		const columnData = columnsToWrite(columns, (name) => held.get(name)!.slice(0, nHeld));
		await writer.write({ columnData, rowGroupSize: rowsPerGroup });
		nHeld = 0;
	};

	return {
		get nRows() {
			return nRows;
		},
		get bytes() {
			return bytes.offset;
		},
		async add(cells) {
			const n = checkBatch(table, columns, cells, nRows);
			for (let from = 0; from < n; ) {
				const taken = Math.min(n - from, rowsPerGroup - nHeld);
				for (const name of names) fill(held.get(name)!, nHeld, cells[name], { from, taken });
				from += taken;
				nHeld += taken;
				nRows += taken;
				if (nHeld === rowsPerGroup) await writeGroup();
			}
		},
		async addEncoded({ nRows: n, bytes: encoded, groups }) {
			if (nHeld > 0) await writeGroup();
			const at = bytes.offset;
			bytes.appendBytes(encoded);
			await bytes.flush();
			for (const group of groups) writer.row_groups.push(movedBy(group, at));
			writer.num_rows += BigInt(n);
			nRows += n;
		},
		async finish() {
			if (nHeld > 0) await writeGroup();
			await writer.finish();
			await handle.sync();
			await handle.close();
			return bytes.offset;
		},
		async abandon() {
			await handle.close();
		},
	};
}

/** Bytes that go to a file whenever a row group is done. */
class FileBytes extends ByteWriter {
	readonly handle: FileHandle;

	constructor(handle: FileHandle) {
		super(1 << 20);
		this.handle = handle;
	}

	async flush(): Promise<void> {
		const bytes = new Uint8Array(this.buffer, 0, this.index);
		for (let done = 0; done < bytes.length; ) {
			done += (await this.handle.write(bytes, done)).bytesWritten;
		}
		this.index = 0;
	}

	override finish(): Promise<void> {
		return this.flush();
	}
}

/** Copies cells behind those that are held; NaN and an absent column are missing. */
function fill(
	held: Cell[],
	at: number,
	values: Cells | undefined,
	{ from, taken }: { readonly from: number; readonly taken: number },
): void {
	if (values === undefined) {
		for (let i = 0; i < taken; i++) held[at + i] = null;
		return;
	}
	for (let i = 0; i < taken; i++) {
		const value = values[from + i]!;
		held[at + i] = typeof value === "number" && Number.isNaN(value) ? null : value;
	}
}
