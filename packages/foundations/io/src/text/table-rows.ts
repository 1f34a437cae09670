import type { ReadProgress, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { splitCells } from "./split-cells.ts";
import { textError } from "./text-error.ts";
import { textPieces } from "./text-pieces.ts";

/** One row of a table, with the number of its line. */
export interface TableRow {
	readonly cells: readonly string[];
	readonly line: number;
}

/** Where a table stands in a file, and how its cells are told apart. */
export interface TextTable {
	/** Name of the function that reads, for messages. */
	readonly reader: string;
	readonly separator: string;
	/** Line of the first row, from 1. */
	readonly fromLine?: number;
}

/** One reading of a table. */
export interface TablePass {
	readonly onProgress?: (progress: ReadProgress) => void;
	/** Where doubts about letters go. */
	readonly warnings?: Warning[];
}

/**
 * The rows of a separated table from a line on, in pieces, as often as the function is called; empty lines are left out. A quoted
 * cell may go on over line ends, to twenty lines at most.
 *
 * @throws InvalidInputError, while it is read, when a quote is not closed.
 */
export function tableRows(
	source: ByteSource,
	table: TextTable,
): (pass?: TablePass) => AsyncGenerator<readonly TableRow[]> {
	return (pass = {}) => readRows(source, { ...table, ...pass });
}

async function* readRows(
	source: ByteSource,
	{ reader, separator, fromLine = 1, onProgress, warnings }: TextTable & TablePass,
): AsyncGenerator<readonly TableRow[]> {
	let open: { text: string; line: number } | null = null;
	const unclosed = ({ text, line }: { text: string; line: number }) =>
		textError(reader, source.name, {
			place: { line },
			problem: "must close the quotes that it opens",
			received: text,
			advice: "Mend the line, or export the file again.",
		});
	for await (const { lines, firstLine } of textPieces(source, {
		reader,
		...(onProgress && { onProgress }),
		...(warnings && { warnings }),
	})) {
		const rows: TableRow[] = [];
		for (let i = Math.max(0, fromLine - firstLine); i < lines.length; i++) {
			const line: number = open?.line ?? firstLine + i;
			const text: string = open === null ? lines[i]! : `${open.text}\n${lines[i]}`;
			if (text.trim() === "") continue;
			const cells = splitCells(text, separator);
			if (cells === null) {
				open = { text, line };
				if (firstLine + i - line >= 20) throw unclosed(open);
				continue;
			}
			open = null;
			if (cells.some((cell) => cell !== "")) rows.push({ cells, line });
		}
		yield rows;
	}
	if (open !== null) throw unclosed(open);
}
