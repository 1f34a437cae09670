import type { TableRow } from "../text/index.ts";
import type { EpochRow } from "./epoch-grid.ts";

/** Where a row of a table has what an epoch needs. */
export interface EpochColumns {
	/** One a signal, in their order, with the number of its column. */
	readonly signals: readonly { readonly column: number }[];
	/** Seconds since 1970 on the device's clock. */
	readonly secondsOf: (row: TableRow) => number;
	/** Whether it is a row of the table; all are by default. */
	readonly isRow?: (row: TableRow) => boolean;
	/** The file's own number of it, where there is one. */
	readonly counterOf?: (row: TableRow) => number | null;
}

/** Rows of a table, in pieces, as rows of epochs. */
export async function* epochRows(
	pieces: AsyncIterable<readonly TableRow[]>,
	{ signals, secondsOf, isRow = () => true, counterOf }: EpochColumns,
): AsyncGenerator<readonly EpochRow[]> {
	for await (const rows of pieces) {
		yield rows.filter(isRow).map((row) => ({
			localSeconds: secondsOf(row),
			cells: signals.map(({ column }) => row.cells[column]),
			line: row.line,
			...(counterOf && { counter: counterOf(row) }),
		}));
	}
}
