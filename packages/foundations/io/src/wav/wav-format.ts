import { wavError } from "./wav-error.ts";

/** How the samples of a WAV file are stored. */
export interface WavFormat {
	readonly encoding: "pcm" | "float";
	readonly nChannels: number;
	readonly samplingRateHz: number;
	/** Significant bits as the file says; the others of a sample's bytes are zeros at its low end. */
	readonly bitsPerSample: number;
	readonly bytesPerSample: number;
}

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
	if (samplingRateHz === 0) throw wavError(file, "must give a sampling rate above 0 Hz", 0, damaged);
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
	return { encoding: code === pcm ? "pcm" : "float", nChannels, samplingRateHz, bitsPerSample, bytesPerSample };
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
