import type { Warning } from "@quickening/core";
import { wavError } from "./wav-error.ts";

/** How the samples of a WAV file are stored. */
export interface WavFormat {
	readonly encoding: "pcm" | "float";
	readonly nChannels: number;
	readonly samplingRateHz: number;
	/** Significant bits as the file says; the others of a sample's bytes are zeros at its low end. */
	readonly bitsPerSample: number;
	readonly bytesPerSample: number;
	readonly warnings: readonly Warning[];
}

/** Beyond what any microphone is sampled at. */
const fastestHz = 1_000_000;

const pcm = 1;
const float = 3;
const extensible = 0xfffe;
const names: Readonly<Record<number, string>> = { 2: "ADPCM", 6: "A-law", 7: "mu-law", 17: "IMA ADPCM", 85: "MP3" };
/** What follows the two bytes of the code in the identifier of an extensible format. */
const identifierTail = "000000001000800000aa00389b71";

/** Reads and checks a chunk "fmt". */
export function wavFormat(chunk: Uint8Array, file: string): WavFormat {
	if (chunk.length < 16) {
		throw wavError(
			file,
			'must have at least 16 bytes in its chunk "fmt"',
			chunk.length,
			"The file is probably cut short: fetch it again.",
		);
	}
	const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	const code = view.getUint16(0, true) === extensible ? extensibleCode(chunk, view, file) : view.getUint16(0, true);
	const nChannels = view.getUint16(2, true);
	const samplingRateHz = view.getUint32(4, true);
	const bytesPerFrame = view.getUint16(12, true);
	const bitsPerSample = view.getUint16(14, true);
	const damaged = "The header is damaged: fetch the file again.";
	if (code !== pcm && code !== float) {
		throw wavError(
			file,
			"must hold PCM or floating-point samples",
			names[code] ?? `format ${code}`,
			"Convert it: ffmpeg -i in.wav -c:a pcm_s16le out.wav.",
		);
	}
	if (nChannels === 0) throw wavError(file, "must have at least 1 channel", 0, damaged);
	if (samplingRateHz === 0 || samplingRateHz > fastestHz) {
		const rule = `must give a sampling rate above 0 Hz, to ${fastestHz} Hz, in byte 4 of its chunk "fmt"`;
		throw wavError(file, rule, samplingRateHz, damaged);
	}
	const bytesPerSample = bytesPerFrame / nChannels;
	const isKnown =
		code === pcm
			? bitsPerSample >= 1 && bitsPerSample <= 8 * bytesPerSample && [1, 2, 3, 4].includes(bytesPerSample)
			: bitsPerSample === 8 * bytesPerSample && (bytesPerSample === 4 || bytesPerSample === 8);
	if (!isKnown) {
		throw wavError(
			file,
			"must have PCM samples of 1 to 4 bytes or floating-point samples of 4 or 8",
			`${bitsPerSample} bits a sample, ${bytesPerFrame} bytes for ${nChannels} channels`,
			damaged,
		);
	}
	const doubts = {
		"byte-rate": rateDoubt(view, samplingRateHz * bytesPerFrame),
		"format-length": lengthDoubt(chunk, view),
	};
	return {
		encoding: code === pcm ? "pcm" : "float",
		nChannels,
		samplingRateHz,
		bitsPerSample: validBits(view, file) ?? bitsPerSample,
		bytesPerSample,
		warnings: Object.entries(doubts).flatMap(([name, doubt]) =>
			doubt === undefined ? [] : [{ code: name, message: `${file}: ${doubt}` }],
		),
	};
}

/** The header says twice how many bytes a second holds. */
function rateDoubt(view: DataView, bytesPerSecond: number): string | undefined {
	const said = view.getUint32(8, true);
	if (said === bytesPerSecond) return undefined;
	const rule = `its rate and its frames make ${bytesPerSecond} bytes a second`;
	return `${rule}, and byte 8 of its chunk "fmt" says ${said}; the sampling rate is in doubt.`;
}

/** 16 bytes; 18 where an empty extension follows; 40 with the extension of an extensible format. */
function lengthDoubt(chunk: Uint8Array, view: DataView): string | undefined {
	const isLong = view.getUint16(0, true) === extensible;
	const extension = chunk.length >= 18 ? view.getUint16(16, true) : 0;
	const isUsual = isLong
		? chunk.length === 40 && extension === 22
		: chunk.length === 16 || chunk.length === 18 + extension;
	if (isUsual) return undefined;
	return `its chunk "fmt" has ${chunk.length} bytes, with an extension of ${extension}, which no such format has.`;
}

/** Of an extensible format, the bits of a sample that count; 0 says all of them. */
function validBits(view: DataView, file: string): number | undefined {
	if (view.getUint16(0, true) !== extensible) return undefined;
	const [bits, valid] = [view.getUint16(14, true), view.getUint16(18, true)];
	if (valid > bits) {
		const rule = `must have at most ${bits} bits that count in a sample, in byte 18 of its chunk "fmt"`;
		throw wavError(file, rule, valid, "The header is damaged: fetch the file again.");
	}
	return valid === 0 ? undefined : valid;
}

/** The code that an extensible format hides in its identifier. */
function extensibleCode(chunk: Uint8Array, view: DataView, file: string): number {
	const tail = Array.from(chunk.subarray(26, 40), (byte) => byte.toString(16).padStart(2, "0")).join("");
	if (tail !== identifierTail) {
		throw wavError(
			file,
			"must name a standard format in its extensible header",
			tail === "" ? "nothing" : tail,
			"Convert it: ffmpeg -i in.wav -c:a pcm_s16le out.wav.",
		);
	}
	return view.getUint16(24, true);
}
