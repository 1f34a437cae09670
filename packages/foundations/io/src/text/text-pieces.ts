import type { ReadProgress, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { type TextEncoding, textEncoding } from "./text-encoding.ts";
import { textError } from "./text-error.ts";

/** Whole lines of a text file, in order, without their ends. */
export interface TextPiece {
	readonly lines: readonly string[];
	/** Number of the first line, counted from 1. */
	readonly firstLine: number;
	/** The byte of the file at which line `lines[i]` begins; found when asked for, for an error's message. */
	byteOf(i: number): number;
}

export interface TextOptions {
	/** Name of the function that reads, for messages. */
	readonly reader: string;
	readonly pieceBytes?: number;
	/** A longer line is no line of a table: the file is of another kind. */
	readonly longestLineBytes?: number;
	readonly onProgress?: (progress: ReadProgress) => void;
	/** Where doubts go: "not-utf-8" when letters had to be read as Windows-1252. */
	readonly warnings?: Warning[];
}

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The lines of a text file, in pieces of some 1 MB, whatever its line ends (LF, CR LF, CR) and encoding (UTF-8 and UTF-16 by
 * their marks; what is no UTF-8 is taken as Windows-1252, with a warning). A last line without an end counts as a line.
 *
 * @throws InvalidInputError when the file is empty, or a line is longer than `longestLineBytes`.
 */
export async function* textPieces(
	source: ByteSource,
	{ reader, pieceBytes = 1 << 20, longestLineBytes = 1 << 20, onProgress, warnings }: TextOptions,
): AsyncGenerator<TextPiece> {
	if (source.sizeBytes === 0) {
		throw textError(reader, source.name, {
			problem: "must have content",
			received: "an empty file",
			advice: "Export or copy it again.",
			code: "empty-file",
		});
	}
	const encoding = textEncoding(await source.read(0, 4));
	const decode = decoderOf(encoding, warnings);
	let at = encoding.markBytes;
	let rest = new Uint8Array(0);
	let restAt = at;
	let line = 1;
	while (true) {
		const read = await source.read(at, pieceBytes);
		at += read.length;
		const isLast = read.length === 0 || at >= source.sizeBytes;
		const bytes = rest.length === 0 ? read : joined(rest, read);
		const end = isLast ? bytes.length : endOfLastLine(bytes, encoding);
		if (end > 0) {
			const lines = linesOf(decode(bytes.subarray(0, end)));
			const pieceAt = restAt;
			const piece = bytes.subarray(0, end);
			if (lines.length > 0) yield { lines, firstLine: line, byteOf: (i) => pieceAt + startOfLine(piece, i, encoding) };
			line += lines.length;
		}
		rest = bytes.slice(end);
		restAt += end;
		onProgress?.({ bytesRead: Math.min(at, source.sizeBytes), bytesInAll: source.sizeBytes });
		if (isLast) return;
		if (rest.length > longestLineBytes) {
			throw textError(reader, source.name, {
				place: { line, byte: restAt },
				problem: `must have lines of at most ${longestLineBytes} bytes`,
				received: `${rest.length} bytes without an end of line`,
				advice: "It is probably no text file.",
			});
		}
	}
}

function decoderOf({ name }: TextEncoding, warnings: Warning[] | undefined): (bytes: Uint8Array) => string {
	if (name !== "utf-8") {
		const decoder = new TextDecoder(name, { ignoreBOM: true });
		return (bytes) => decoder.decode(bytes);
	}
	const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
	const windows = new TextDecoder("windows-1252");
	let warned = false;
	return (bytes) => {
		try {
			return strict.decode(bytes);
		} catch {
			if (!warned) {
				warnings?.push({ code: "not-utf-8", message: "some letters are no UTF-8 and were read as Windows-1252" });
			}
			warned = true;
			return windows.decode(bytes);
		}
	};
}

/** Lines of text that ends with a line, or is the file's last. */
function linesOf(text: string): string[] {
	const lines = text.split("\n");
	if (text.includes("\r")) {
		let lone = false;
		for (let i = 0; i < lines.length; i++) {
			const each = lines[i]!;
			if (each.endsWith("\r")) lines[i] = each.slice(0, -1);
			if (!lone && lines[i]!.includes("\r")) lone = true;
		}
		// The marks of an older Mac, or a file that two programs wrote.
		if (lone) {
			const all = text.split(/\r\n|\n|\r/);
			if (text.endsWith("\n") || text.endsWith("\r")) all.pop();
			return all;
		}
	}
	if (text.endsWith("\n")) lines.pop();
	return lines;
}

/** How many of the bytes are whole lines. A CR at the very end waits for the LF that may follow it. */
function endOfLastLine(bytes: Uint8Array, { name }: TextEncoding): number {
	if (name === "utf-8") {
		let at = bytes.length - 1;
		while (at >= 0 && bytes[at] !== lineFeed && (bytes[at] !== carriageReturn || at === bytes.length - 1)) at--;
		return at + 1;
	}
	const low = name === "utf-16le" ? 0 : 1;
	const last = bytes.length - (bytes.length % 2) - 2;
	for (let at = last; at >= 0; at -= 2) {
		if (bytes[at + 1 - low] !== 0) continue;
		if (bytes[at + low] === lineFeed || (bytes[at + low] === carriageReturn && at !== last)) return at + 2;
	}
	return 0;
}

/** Byte of a piece at which its line `i` begins. */
function startOfLine(bytes: Uint8Array, i: number, { name }: TextEncoding): number {
	const width = name === "utf-8" ? 1 : 2;
	const low = name === "utf-16be" ? 1 : 0;
	const unit = (at: number) => (width === 2 && bytes[at + 1 - low] !== 0 ? -1 : bytes[at + low]);
	let line = 0;
	let at = 0;
	while (line < i && at < bytes.length) {
		const code = unit(at);
		at += width;
		if (code === carriageReturn && unit(at) === lineFeed) at += width;
		if (code === lineFeed || code === carriageReturn) line++;
	}
	return at;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
	const out = new Uint8Array(first.length + second.length);
	out.set(first);
	out.set(second, first.length);
	return out;
}
