import { InvalidInputError } from "@quickening/core";
import { tableFromIPC } from "@uwdata/flechette";
import { fromArrow } from "arquero";
import type { RawCell } from "../columns/raw-cell.ts";
import { checkArrow } from "./check-arrow.ts";
import { checkArrowMetadata } from "./check-arrow-metadata.ts";
import type { RawTable } from "./raw-table.ts";

/**
 * The cells of an Arrow file or stream (IPC, as Feather 2). The format has no checksum: a value that was changed to another is
 * taken as it stands.
 *
 * @throws InvalidInputError naming the file when it cannot be read, or its counts, places and buffers do not agree.
 */
export function readArrow(bytes: Uint8Array, { source }: { readonly source: string }): RawTable {
	try {
		const isFile = startsWith(bytes, magic);
		if (isFile && !startsWith(bytes.subarray(-magic.length), magic)) {
			throw new Error("it must end as it begins, with ARROW1; it is probably cut short");
		}
		checkArrowMetadata(bytes, isFile);
		// As Arquero reads them: dates are dates.
		const stored = tableFromIPC(bytes, { useDate: true });
		checkArrow(stored, bytes.length);
		const table = fromArrow(stored as unknown as Parameters<typeof fromArrow>[0]);
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

const magic = new TextEncoder().encode("ARROW1");

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
	return start.every((byte, i) => bytes[i] === byte);
}
