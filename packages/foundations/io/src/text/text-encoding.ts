/** How a file's letters are written, and how many bytes of mark stand before the first. */
export interface TextEncoding {
	readonly name: "utf-8" | "utf-16le" | "utf-16be";
	readonly markBytes: number;
}

/**
 * The encoding that a file's first bytes tell: by its byte order mark, or, without one, by zeros in every second byte, as
 * Windows writes "Unicode" text. All else is UTF-8 until a byte shows that it is not.
 */
export function textEncoding(head: Uint8Array): TextEncoding {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: "utf-8", markBytes: 3 };
	if (head[0] === 0xff && head[1] === 0xfe) return { name: "utf-16le", markBytes: 2 };
	if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", markBytes: 2 };
	if (head.length >= 4) {
		const [a, b, c, d] = head as unknown as [number, number, number, number];
		if (a !== 0 && b === 0 && c !== 0 && d === 0) return { name: "utf-16le", markBytes: 0 };
		if (a === 0 && b !== 0 && c === 0 && d !== 0) return { name: "utf-16be", markBytes: 0 };
	}
	return { name: "utf-8", markBytes: 0 };
}
