import { InvalidInputError, type Warning } from "@quickening/core";
import type { RawCell } from "../columns/raw-cell.ts";

/** File formats of tables, by the ending of the file's name. */
export type TableFormat = "csv" | "tsv" | "parquet" | "arrow";

/** A table as its file gives it, before any cell is checked. */
export interface RawTable {
	readonly names: readonly string[];
	/** Cells by column, in the order of `names`. */
	readonly cells: readonly ArrayLike<RawCell>[];
	readonly nRows: number;
	/** Doubts about the file as a whole. */
	readonly warnings?: readonly Warning[];
	/** Line of a row, both counted as people do but rows from 0; of files of text alone. */
	readonly lineOf?: (row: number) => number;
}

/**
 * The format of a table by its file's name.
 *
 * @throws InvalidInputError for another ending.
 */
export function formatOf(caller: string, file: string): TableFormat {
	const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
	if (ending === "csv" || ending === "tsv" || ending === "parquet" || ending === "arrow") return ending;
	throw new InvalidInputError(`${caller}: the file must end in .csv, .tsv, .parquet or .arrow; got ${file}`, {
		code: "unknown-format",
		argument: "file",
		received: file,
	});
}
