import type { ByteSource } from "../bytes/byte-source.ts";
import { textPieces } from "./text-pieces.ts";

/** The first lines of a text file, `count` at most. */
export async function headLines(
	source: ByteSource,
	{ reader, count }: { readonly reader: string; readonly count: number },
): Promise<readonly string[]> {
	const lines: string[] = [];
	for await (const piece of textPieces(source, { reader, pieceBytes: 1 << 16 })) {
		lines.push(...piece.lines.slice(0, count - lines.length));
		if (lines.length >= count) break;
	}
	return lines;
}
