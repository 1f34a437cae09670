import type { Warning } from "@quickening/core";
import { wavError } from "./wav-error.ts";

/** The two chunks that matter, as ranges of bytes of the file. */
export interface WavChunks {
	readonly format: Uint8Array;
	readonly data: Uint8Array;
	readonly warnings: readonly Warning[];
}

const headerBytes = 8;
/** Written by programs that could not go back to fill in a length. */
const openLength = 0xffff_ffff;

/**
 * Finds the format and the samples among the chunks of a RIFF file, in whatever order they stand. Sizes are never believed beyond
 * the bytes that are there.
 */
export function wavChunks(bytes: Uint8Array, file: string): WavChunks {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	checkRiff(bytes, view, file);
	const warnings: Warning[] = [];
	const found = new Map<string, Uint8Array>();
	const riffBytes = view.getUint32(4, true);
	const isUnfinished = riffBytes === 0 || riffBytes === openLength;
	let at = 12;
	while (at + headerBytes <= bytes.length) {
		const name = textAt(bytes, at);
		const size = view.getUint32(at + 4, true);
		const begin = at + headerBytes;
		const isData = name === "data";
		const isOpen = isData && (size === openLength || (size === 0 && isUnfinished && begin < bytes.length));
		const end = isOpen ? bytes.length : Math.min(begin + size, bytes.length);
		if (isOpen) {
			warnings.push({
				code: "open-length",
				message: `${file}: the length of the samples was never written; they are read to the end of the file.`,
			});
		} else if (begin + size > bytes.length && (isData || name === "fmt ")) {
			warnings.push({
				code: "cut-short",
				message: `${file}: "${name.trim()}" should have ${size} bytes, and ${bytes.length - begin} are there; the file is probably cut short.`,
			});
		}
		if (isData && found.has(name)) {
			warnings.push({
				code: "several-data-chunks",
				message: `${file}: there is more than one "data"; only the first is read.`,
			});
		} else if (!found.has(name)) found.set(name, bytes.subarray(begin, end));
		if (isOpen) break;
		// A chunk of odd length is followed by a byte that is no part of it.
		at = begin + size + (size % 2);
	}
	const format = found.get("fmt ");
	const data = found.get("data");
	const names = Array.from(found.keys(), (name) => JSON.stringify(name.trim())).join(", ") || "none";
	const advice = "The file is probably cut short or not a sound file: fetch it again.";
	if (format === undefined) throw wavError(file, 'must have a chunk "fmt"', names, advice);
	if (data === undefined) throw wavError(file, 'must have a chunk "data"', names, advice);
	return { format, data, warnings };
}

function checkRiff(bytes: Uint8Array, view: DataView, file: string): void {
	if (bytes.length < 12) {
		throw wavError(
			file,
			"must be a RIFF/WAVE file of at least 12 bytes",
			`${bytes.length} bytes`,
			"The file is empty or cut short: fetch it again.",
		);
	}
	const form = textAt(bytes, 0);
	if (form === "RF64" || form === "BW64" || form === "RIFX") {
		throw wavError(
			file,
			"must be a RIFF file: 64-bit and big-endian forms are not read here",
			form,
			"Convert it: sox in.wav -b 16 out.wav, or ffmpeg -i in.wav -rf64 never out.wav.",
		);
	}
	if (form !== "RIFF" || textAt(bytes, 8) !== "WAVE") {
		const start = view.getUint32(0, false).toString(16).padStart(8, "0");
		throw wavError(
			file,
			"must begin as a RIFF/WAVE file",
			`the bytes ${start}`,
			"MP3, M4A, CAF and 3GP are other formats: convert them (ffmpeg -i in.m4a out.wav).",
		);
	}
}

function textAt(bytes: Uint8Array, at: number): string {
	return String.fromCharCode(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}
