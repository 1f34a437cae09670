import { InvalidInputError } from "@quickening/core";
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import type { RawCell } from "../columns/raw-cell.ts";
import type { RawTable } from "./raw-table.ts";

/**
 * The cells of a Parquet file (uncompressed or with Snappy).
 *
 * @throws InvalidInputError naming the file when it cannot be read.
 */
export async function readParquet(bytes: Uint8Array, { source }: { readonly source: string }): Promise<RawTable> {
	// A copy of its own memory: that of a Node Buffer is a part of a larger one.
	const file = new Uint8Array(bytes).buffer;
	try {
		const metadata = parquetMetadata(file);
		const names = parquetSchema(metadata).children.map(({ element }) => element.name);
		const rows = (await parquetReadObjects({ file, metadata })) as Record<string, RawCell>[];
		return { names, cells: names.map((name) => rows.map((row) => row[name])), nRows: rows.length };
	} catch (cause) {
		const error = new InvalidInputError(`readTable: ${source} cannot be read as Parquet: ${(cause as Error).message}`, {
			code: "parquet",
			argument: "bytes",
			received: source,
		});
		error.cause = cause;
		throw error;
	}
}
