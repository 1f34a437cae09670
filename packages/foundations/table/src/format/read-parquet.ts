import { InvalidInputError } from "@quickening/core";
import { parquetMetadata, parquetRead, parquetSchema } from "hyparquet";
import type { RawCell } from "../columns/raw-cell.ts";
import { checkParquetCells, checkParquetLayout, checkParquetNames } from "./check-parquet.ts";
import { checkParquetPages } from "./check-parquet-pages.ts";
import type { RawTable } from "./raw-table.ts";

/**
 * The cells of a Parquet file (uncompressed or with Snappy). Where pages have no checksum, a value that was changed
 * to another between the column's smallest and largest is taken as it stands.
 *
 * @throws InvalidInputError naming the file when it cannot be read, or rows and metadata do not agree: counts of rows and missing
 *   cells, places of columns and pages, checksums, smallest and largest values.
 */
export async function readParquet(bytes: Uint8Array, { source }: { readonly source: string }): Promise<RawTable> {
	// A copy of its own memory: that of a Node Buffer is a part of a larger one.
	const file = new Uint8Array(bytes).buffer;
	try {
		const metadata = parquetMetadata(file);
		checkParquetLayout(metadata, file.byteLength - metadata.metadata_length - 8);
		checkParquetPages(new Uint8Array(file), metadata);
		checkParquetNames(metadata);
		const names = parquetSchema(metadata).children.map(({ element }) => element.name);
		const cells = names.map((): RawCell[] => []);
		for (const [g, group] of metadata.row_groups.entries()) {
			for (const [i, name] of names.entries()) {
				// One column of one group at a time: of several that fail, hyparquet would leave all but one uncaught.
				const one = { ...metadata, row_groups: [group], num_rows: group.num_rows };
				const part: RawCell[] = [];
				const onChunk = ({ columnData }: { columnData: ArrayLike<RawCell> }) => {
					for (let row = 0; row < columnData.length; row++) part.push(columnData[row]);
				};
				await parquetRead({ file, metadata: one, columns: [name], onChunk });
				checkParquetCells(group, part, { name, place: `row group ${g + 1}, column ${name}` });
				if (g === 0) cells[i] = part;
				else for (const cell of part) cells[i]!.push(cell);
			}
		}
		return { names, cells, nRows: Number(metadata.num_rows) };
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
