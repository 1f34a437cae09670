import { formatOf, type RawTable } from "./raw-table.ts";
import { readArrow } from "./read-arrow.ts";
import { readCsv } from "./read-csv.ts";
import { readParquet } from "./read-parquet.ts";

/** How a file of text is written. */
export interface TextOptions {
	/** Between cells; "," by default, a tab for .tsv. */
	readonly delimiter?: string;
	/** "utf-8" by default. */
	readonly encoding?: string;
}

/**
 * The cells of a table's file, by the ending of its name.
 *
 * @param caller - For messages.
 * @throws InvalidInputError when it cannot be read.
 */
export async function readRaw(
	caller: string,
	bytes: Uint8Array,
	file: string,
	options: TextOptions = {},
): Promise<RawTable> {
	const format = formatOf(caller, file);
	if (format === "parquet") return readParquet(bytes, { source: file });
	if (format === "arrow") return readArrow(bytes, { source: file });
	const { delimiter = format === "tsv" ? "\t" : ",", encoding = "utf-8" } = options;
	return readCsv(bytes, { source: file, delimiter, encoding });
}
