import type { Warning } from "@quickening/core";
import { wavError } from "./wav-error.ts";

/** The chunks that matter, as ranges of bytes of the file. */
export interface WavChunks {
	readonly format: Uint8Array;
	readonly data: Uint8Array;
	/** How many samples there are, once more. */
	readonly fact: Uint8Array | undefined;
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
	const warn = (code: string, message: string) => warnings.push({ code, message: `${file}: ${message}` });
	const found = new Map<string, Uint8Array>();
	const riffBytes = view.getUint32(4, true);
	const isUnfinished = riffBytes === 0 || riffBytes === openLength;
	let at = 12;
	let isOpen = false;
	while (at + headerBytes <= bytes.length && !isOpen) {
		const name = textAt(bytes, at);
		const size = view.getUint32(at + 4, true);
		const begin = at + headerBytes;
		const isData = name === "data";
		isOpen = isData && (size === openLength || (size === 0 && isUnfinished && begin < bytes.length));
		const end = isOpen ? bytes.length : Math.min(begin + size, bytes.length);
		if (!/^[\x20-\x7e]{4}$/.test(name)) {
			warn(
				"odd-chunk",
				`at byte ${at} a chunk should begin, and ${JSON.stringify(name)} is no name of one; the file may be damaged.`,
			);
		}
		if (isOpen) {
			warn("open-length", "the length of the samples was never written; they are read to the end of the file.");
		} else if (begin + size > bytes.length) {
			const there = `and ${bytes.length - begin} are there`;
			warn(
				"cut-short",
				`"${name.trim()}" at byte ${at} should have ${size} bytes, ${there}; the file is probably cut short.`,
			);
		}
		if (found.has(name) && isRead(name)) {
			const code = isData ? "several-data-chunks" : "several-chunks";
			warn(code, `there is more than one "${name.trim()}", the second at byte ${at}; only the first is read.`);
		} else if (!found.has(name)) found.set(name, bytes.subarray(begin, end));
		// A chunk of odd length is followed by a byte that is no part of it.
		at = isOpen ? bytes.length : begin + size + (size % 2);
	}
	if (at < bytes.length)
		warn("extra-bytes", `the last ${bytes.length - at} bytes, from byte ${at} on, belong to no chunk.`);
	const isCut = warnings.some(({ code }) => code === "cut-short");
	// The last chunk's padding may be missing, or not be counted.
	if (!isUnfinished && !isCut && Math.abs(riffBytes + headerBytes - bytes.length) > 1) {
		const code = riffBytes + headerBytes > bytes.length ? "cut-short" : "extra-bytes";
		warn(code, `at byte 4 it should have ${riffBytes + headerBytes} bytes in all, and has ${bytes.length}.`);
	}
	const format = found.get("fmt ");
	const data = found.get("data");
	const names = Array.from(found.keys(), (name) => JSON.stringify(name.trim())).join(", ") || "none";
	const advice = "The file is probably cut short or not a sound file: fetch it again.";
	if (format === undefined) throw wavError(file, 'must have a chunk "fmt"', names, advice);
	if (data === undefined) throw wavError(file, 'must have a chunk "data"', names, advice);
	return { format, data, fact: found.get("fact"), warnings };
}

/** Chunks that are looked into; others may be there several times. */
function isRead(name: string): boolean {
	return name === "fmt " || name === "data" || name === "fact";
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
