import { InvalidInputError } from "@quickening/core";
import { fromArrow } from "arquero";
import type { RawCell } from "../columns/raw-cell.ts";
import type { RawTable } from "./raw-table.ts";

/**
 * The cells of an Arrow file or stream (IPC, as Feather 2).
 *
 * @throws InvalidInputError naming the file when it cannot be read.
 */
export function readArrow(bytes: Uint8Array, { source }: { readonly source: string }): RawTable {
	try {
		const table = fromArrow(bytes);
		const names = table.columnNames();
		// No bytes at all are a stream of nothing.
		if (names.length === 0) throw new Error("it has no column");
		return { names, cells: names.map((name) => table.array(name) as RawCell[]), nRows: table.numRows() };
	} catch (cause) {
		const error = new InvalidInputError(`readTable: ${source} cannot be read as Arrow: ${(cause as Error).message}`, {
			code: "arrow",
			argument: "bytes",
			received: source,
		});
		error.cause = cause;
		throw error;
	}
}
