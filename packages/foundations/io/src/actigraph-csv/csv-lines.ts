/** A line of a text file, in bytes. */
export interface CsvLine {
	readonly bytes: Uint8Array;
	readonly from: number;
	/** Behind the last byte, without the line's end. */
	readonly to: number;
	/** From 1, as an editor counts. */
	readonly number: number;
}

/** Longer than any line that ActiLife writes: what goes on longer is no text of lines. */
const longestLine = 1 << 16;

/** Cuts pieces of a file into lines that end with LF, CR LF or CR. */
export interface LineCutter {
	push(piece: Uint8Array): void;
	/** No more comes: what is left is the last line. */
	end(): void;
	/** The next line, valid until the next `push`; null when more bytes are needed, or after the end. */
	next(): CsvLine | null;
	/** Whether a line is longer than any can be. */
	readonly isTooLong: boolean;
	/** Whether the last line had no line's end. */
	readonly isOpenAtEnd: boolean;
}

/** A cutter at the start of a file, whose byte order mark it drops. */
export function lineCutter(): LineCutter {
	let bytes = new Uint8Array(0);
	let at = 0;
	let number = 0;
	let isEnded = false;
	const line = { bytes, from: 0, to: 0, number };
	const self = {
		isTooLong: false,
		isOpenAtEnd: false,
		push(piece: Uint8Array) {
			if (at === bytes.length) {
				bytes = piece as Uint8Array<ArrayBuffer>;
			} else {
				const joined = new Uint8Array(bytes.length - at + piece.length);
				joined.set(bytes.subarray(at));
				joined.set(piece, bytes.length - at);
				bytes = joined;
			}
			at = 0;
			if (number === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
		},
		end() {
			isEnded = true;
		},
		next(): CsvLine | null {
			const { length } = bytes;
			let to = at;
			while (to < length && bytes[to] !== 10 && bytes[to] !== 13) to++;
			// A CR at the very end may be half of CR LF.
			if (!isEnded && (to === length || (bytes[to] === 13 && to + 1 === length))) {
				if (length - at > longestLine) self.isTooLong = true;
				return null;
			}
			if (at >= length) return null;
			line.bytes = bytes;
			line.from = at;
			line.to = to;
			line.number = ++number;
			self.isOpenAtEnd = to === length;
			at = bytes[to] === 13 && bytes[to + 1] === 10 ? to + 2 : Math.min(to + 1, length);
			if (to - line.from > longestLine) self.isTooLong = true;
			return line;
		},
	};
	return self;
}

const latin = new TextDecoder("windows-1252");
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A line as text: UTF-8, or what Windows wrote in western Europe. */
export function textOf({ bytes, from, to }: CsvLine): string {
	const part = bytes.subarray(from, to);
	try {
		return utf8.decode(part);
	} catch {
		return latin.decode(part);
	}
}
