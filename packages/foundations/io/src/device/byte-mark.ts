/** Bytes that begin a page or a packet. */
export interface ByteMark {
	isAt(bytes: Uint8Array, at: number): boolean;
	/** Where the next one begins in the first `length` bytes, or -1. */
	find(bytes: Uint8Array, from: number, length: number): number;
}

/** A mark by its letters. */
export function byteMark(text: string): ByteMark {
	const mark = new TextEncoder().encode(text);
	const first = mark[0]!;
	function isAt(bytes: Uint8Array, at: number): boolean {
		for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark[i]) return false;
		return true;
	}
	return {
		isAt,
		find(bytes, from, length) {
			for (
				let at = bytes.indexOf(first, from);
				at >= 0 && at + mark.length <= length;
				at = bytes.indexOf(first, at + 1)
			) {
				if (isAt(bytes, at)) return at;
			}
			return -1;
		},
	};
}
