import type { Warning } from "@quickening/core";
import { wavChunks } from "./wav-chunks.ts";
import { type WavFormat, wavFormat } from "./wav-format.ts";

export interface ReadWavOptions {
	/** Name of the file, for messages. */
	readonly file?: string;
}

/** A sound as it was stored. */
export interface WavRecording {
	readonly samplingRateHz: number;
	/** One series a channel, all of one length. Full scale is -1 to 1; floating-point files may go beyond it. */
	readonly channels: readonly Float64Array[];
	readonly encoding: "pcm" | "float";
	readonly bitsPerSample: number;
	/**
	 * Codes: cut-short, extra-bytes, open-length, odd-chunk, several-data-chunks, several-chunks, byte-rate, format-length, fact,
	 * partial-frame, empty, not-finite, low-bits.
	 */
	readonly warnings: readonly Warning[];
}

/**
 * Reads a WAV file (RIFF/WAVE): PCM of 8, 16, 24 and 32 bits, floating point of 32 and 64, plain or extensible, chunks in any
 * order.
 *
 * @param bytes - The whole file. It is not changed and not kept.
 * @returns Channels as fractions of full scale: 16-bit values over 32,768, 8-bit values less 128 over 128; floating point as it
 *   stands. A file that ends early, or whose length was never written, gives what is there and a warning, as does every number
 *   that the file says twice and not alike. The samples themselves have no checksum: damage among them cannot be seen.
 * @throws InvalidInputError when there is no RIFF/WAVE header, no "fmt" or no "data", when the header contradicts itself, and for
 *   compressed samples, rates above 1 MHz, 64-bit (RF64) and big-endian (RIFX) files.
 *
 * Source: IBM and Microsoft 1991, Multimedia Programming Interface and Data Specifications 1.0; Microsoft, WAVEFORMATEXTENSIBLE.
 * Agrees with: soundfile 0.14.0 (libsndfile) and SciPy 1.17.1, `scipy.io.wavfile.read`, exactly (tests/peers/soundfile).
 */
export function readWav(bytes: Uint8Array, { file = "the file" }: ReadWavOptions = {}): WavRecording {
	const { format: formatChunk, data, fact, warnings: chunkWarnings } = wavChunks(bytes, file);
	const format = wavFormat(formatChunk, file);
	const { samplingRateHz, encoding, bitsPerSample, nChannels, bytesPerSample } = format;
	const warnings = [...chunkWarnings, ...format.warnings];
	const bytesPerFrame = nChannels * bytesPerSample;
	const nFrames = Math.floor(data.length / bytesPerFrame);
	const left = data.length - nFrames * bytesPerFrame;
	if (left > 0) {
		warnings.push({
			code: "partial-frame",
			message: `${file}: the last ${left} bytes are no whole sample and left out.`,
		});
	}
	const said =
		fact === undefined || fact.length < 4 ? nFrames : new DataView(fact.buffer, fact.byteOffset).getUint32(0, true);
	if (said !== nFrames) {
		const message = `${file}: its chunk "fact" says ${said} samples a channel, and there are ${nFrames}.`;
		warnings.push({ code: "fact", message });
	}
	if (nFrames === 0) warnings.push({ code: "empty", message: `${file}: there are no samples.` });
	const channels = Array.from({ length: nChannels }, (_, channel) =>
		readChannel(data, format, nFrames, channel * bytesPerSample),
	);
	const nOdd = encoding === "float" ? channels.reduce((count, samples) => count + countNotFinite(samples), 0) : 0;
	if (nOdd > 0) {
		warnings.push({
			code: "not-finite",
			message: `${file}: ${nOdd} samples are not finite; they are given as they stand.`,
		});
	}
	const lowBits = encoding === "pcm" ? 8 * bytesPerSample - bitsPerSample : 0;
	const nLow = lowBits > 0 ? channels.reduce((count, samples) => count + countFiner(samples, bitsPerSample), 0) : 0;
	if (nLow > 0) {
		const message = `${file}: ${nLow} samples have more than the ${bitsPerSample} bits that the header says; they are given in full.`;
		warnings.push({ code: "low-bits", message });
	}
	return { samplingRateHz, channels, encoding, bitsPerSample, warnings };
}

function readChannel(data: Uint8Array, format: WavFormat, nFrames: number, offset: number): Float64Array {
	const { encoding, bytesPerSample, nChannels } = format;
	const step = bytesPerSample * nChannels;
	const samples = new Float64Array(nFrames);
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	let at = offset;
	if (encoding === "float" && bytesPerSample === 4) {
		for (let i = 0; i < nFrames; i++, at += step) samples[i] = view.getFloat32(at, true);
	} else if (encoding === "float") {
		for (let i = 0; i < nFrames; i++, at += step) samples[i] = view.getFloat64(at, true);
	} else if (bytesPerSample === 1) {
		// Of all widths, this one alone is stored without a sign.
		for (let i = 0; i < nFrames; i++, at += step) samples[i] = (data[at] - 128) / 128;
	} else if (bytesPerSample === 2) {
		for (let i = 0; i < nFrames; i++, at += step) samples[i] = view.getInt16(at, true) / 32_768;
	} else if (bytesPerSample === 3) {
		for (let i = 0; i < nFrames; i++, at += step) {
			samples[i] = (view.getUint16(at, true) + view.getInt8(at + 2) * 65_536) / 8_388_608;
		}
	} else {
		for (let i = 0; i < nFrames; i++, at += step) samples[i] = view.getInt32(at, true) / 2_147_483_648;
	}
	return samples;
}

/** Samples that are no multiple of the smallest step of so many bits. */
function countFiner(samples: Float64Array, bits: number): number {
	const steps = 2 ** (bits - 1);
	let count = 0;
	for (let i = 0; i < samples.length; i++) if (!Number.isInteger(samples[i] * steps)) count++;
	return count;
}

function countNotFinite(samples: Float64Array): number {
	let count = 0;
	for (let i = 0; i < samples.length; i++) if (!Number.isFinite(samples[i])) count++;
	return count;
}
