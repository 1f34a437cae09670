import type { Cells, TableCells } from "../../tables/cells.ts";

/** Texts of a column, each once, and which of them stands in each row: 0 is a missing one, k the (k - 1)th text. */
interface PackedTexts {
	readonly texts: readonly string[];
	readonly codes: Uint32Array;
}

/** Columns as they go from one thread to another: typed arrays travel without a copy, and a text that returns is sent once. */
export type PackedCells = Readonly<Record<string, Float64Array | PackedTexts>>;

/**
 * The rows of several batches of a table, one after the other, packed.
 *
 * @param batches - At least one; all have the columns of the first.
 */
export function packCells(batches: readonly TableCells[]): PackedCells {
	const [first = {}] = batches;
	return Object.fromEntries(
		Object.keys(first).map((name) => {
			const parts = batches.map((batch) => batch[name]!);
			return [name, parts.every((part) => part instanceof Float64Array) ? joined(parts) : packTexts(parts)];
		}),
	);
}

/** Columns as a writer takes them. */
export function unpackCells(packed: PackedCells): TableCells {
	return Object.fromEntries(
		Object.entries(packed).map(([name, cells]): [string, Cells] => {
			if (cells instanceof Float64Array) return [name, cells];
			const { texts, codes } = cells;
			const rows = new Array<string | null>(codes.length);
			for (let i = 0; i < codes.length; i++) rows[i] = codes[i] === 0 ? null : texts[codes[i]! - 1]!;
			return [name, rows];
		}),
	);
}

function joined(parts: readonly Float64Array[]): Float64Array {
	const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

function packTexts(parts: readonly Cells[]): PackedTexts {
	const codes = new Uint32Array(parts.reduce((n, part) => n + part.length, 0));
	const places = new Map<string, number>();
	let at = 0;
	let last: string | null = null;
	let lastCode = 0;
	for (const part of parts) {
		for (let i = 0; i < part.length; i++) {
			const text = part[i] as string | null;
			// Most rows have the text of the row before.
			if (text !== last) {
				last = text;
				if (text === null) lastCode = 0;
				else {
					lastCode = places.get(text) ?? 0;
					if (lastCode === 0) {
						lastCode = places.size + 1;
						places.set(text, lastCode);
					}
				}
			}
			codes[at++] = lastCode;
		}
	}
	return { texts: [...places.keys()], codes };
}
