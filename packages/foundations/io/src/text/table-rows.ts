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

/**
 * The rows of a separated table from a line on, in pieces; empty lines are left out. A quoted cell may go on over line ends,
 * to twenty lines at most.
 *
 * @throws InvalidInputError when a quote is not closed.
 */
export async function* tableRows(
	source: ByteSource,
	{
		reader,
		separator,
		fromLine = 1,
		onProgress,
		warnings,
	}: {
		readonly reader: string;
		readonly separator: string;
		readonly fromLine?: number;
		readonly onProgress?: (progress: ReadProgress) => void;
		readonly warnings?: Warning[];
	},
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
