import { type FileHandle, open } from "node:fs/promises";
import { InvalidInputError } from "@quickening/core";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Cells, TableCells } from "../tables/cells.ts";
import { type Columns, isNumber, isOptional } from "../tables/column-kind.ts";

type Cell = number | string | null;

/** A Parquet file of one table that is being written, row group by row group. */
export interface TableWriter {
	/** Rows taken so far. */
	readonly nRows: number;
	/** Bytes written so far. */
	readonly bytes: number;
	/** Adds rows; a full row group is written at once, so that no more than one is held. */
	add(cells: TableCells): Promise<void>;
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
	const held: Cell[][] = names.map(() => new Array<Cell>(rowsPerGroup).fill(null));
	const handle = await open(path, "wx");
	const bytes = new FileBytes(handle);
	const typeOf = (name: string) => (isNumber(columns[name]!) ? ("DOUBLE" as const) : ("STRING" as const));
	const writer = new ParquetWriter({
		writer: bytes,
		schema: schemaFromColumnData({ columnData: names.map((name) => ({ name, data: [], type: typeOf(name) })) }),
		kvMetadata: [{ key: "quickening.columns", value: JSON.stringify(columns) }],
		createdBy: "quickening",
	});
	let nHeld = 0;
	let nRows = 0;

	const writeGroup = async () => {
		const columnData = names.map((name, i) => ({ name, data: held[i]!.slice(0, nHeld), type: typeOf(name) }));
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
				for (const [i, name] of names.entries()) fill(held[i]!, nHeld, cells[name], { from, taken });
				from += taken;
				nHeld += taken;
				nRows += taken;
				if (nHeld === rowsPerGroup) await writeGroup();
			}
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

/** Rows of a batch; throws where its columns are not those of the table. */
function checkBatch(table: string, columns: Columns, cells: TableCells, nBefore: number): number {
	const refuse = (code: string, rule: string, received: unknown) => {
		throw new InvalidInputError(`cohortWriter: table ${table} must ${rule}; got ${received}`, {
			code,
			argument: table,
			received,
		});
	};
	const lengths = new Set(Object.values(cells).map(({ length }) => length));
	if (lengths.size > 1) refuse("lengths", "have columns of one length", [...lengths].join(", "));
	const [n = 0] = lengths;
	for (const [name, values] of Object.entries(cells)) {
		const column = columns[name];
		if (column === undefined) {
			refuse("unknown-column", `have the columns ${Object.keys(columns).join(", ")} and no other`, name);
			continue;
		}
		const wrong = firstWrong(values, isNumber(column));
		if (wrong < 0) continue;
		const rule = isNumber(column)
			? "be a finite number, or NaN or null where it is missing"
			: "be a text, or null where it is missing";
		refuse("cell", `have cells of ${name} that each ${rule}`, `${values[wrong]} in row ${nBefore + wrong + 1}`);
	}
	if (n === 0) return 0;
	for (const [name, column] of Object.entries(columns)) {
		if (cells[name] === undefined && !isOptional(column))
			refuse("missing-column", `have its column ${name}, which may not be empty`, Object.keys(cells).join(", "));
	}
	return n;
}

/** Index of the first cell that the column cannot hold, or -1. */
function firstWrong(values: Cells, isNumeric: boolean): number {
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		if (value === null) continue;
		if (
			isNumeric ? typeof value !== "number" || Math.abs(value) === Number.POSITIVE_INFINITY : typeof value !== "string"
		)
			return i;
	}
	return -1;
}

/** Copies cells behind those that are held; NaN and an absent column are missing. */
function fill(
	held: Cell[],
	at: number,
	values: Cells | undefined,
	{ from, taken }: { readonly from: number; readonly taken: number },
): void {
	if (values === undefined) {
		held.fill(null, at, at + taken);
		return;
	}
	for (let i = 0; i < taken; i++) {
		const value = values[from + i]!;
		held[at + i] = typeof value === "number" && Number.isNaN(value) ? null : value;
	}
}
