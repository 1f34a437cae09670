import { type Recording, sampleFlags, type Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { readAxivityWavHeader } from "./axivity-wav-header.ts";

/** Bits of the auxiliary channel. */
const [unavailableBit, clippedBit] = [0x8000, 0x4000];

const blockFrames = 32_768;

/**
 * Reads acceleration that Axivity's programs (OMGUI, omconvert) wrote as a WAV file: resampled to a regular grid, and calibrated
 * if they were told to.
 *
 * @param source - The file.
 * @returns Signals x, y, z in [g], with a gyroscope in deg/s where there is one: 16-bit samples over 32,768, times the scale that
 *   the file notes. Where the auxiliary channel says that nothing was measured stands NaN with the flag `gap`; `clipped` is taken
 *   from there too. What that channel tells of light, temperature and battery is not read. A file that is shorter than it claims
 *   gives what is there, with the warning cut-short; or extra-bytes, partial-frame.
 * @throws InvalidInputError when it is no such file: another WAV, no note of channels, scales or time.
 *
 * Source: Open Movement, omconvert (calc and wav), Newcastle University.
 * Agrees with: GGIRread (`readWav`) on ax3test.wav, whose first 100 samples add up to -97.08 there.
 */
export async function readAxivityWav(source: ByteSource): Promise<Recording> {
	const header = await readAxivityWavHeader(source);
	const { samplingRateHz, nChannels, channels, auxiliary, dataAt, dataBytes } = header;
	const known: Warning[] = [];
	const warn = (code: string, what: string) => known.push({ code, message: `${source.name}: ${what}` });
	const left = source.sizeBytes - dataAt;
	const frameBytes = 2 * nChannels;
	const size = Math.min(left, dataBytes);
	if (left < dataBytes)
		warn("cut-short", `it claims ${dataBytes} bytes of samples (byte ${dataAt - 4}); there are ${left}.`);
	else if (left > dataBytes + (dataBytes % 2))
		warn("extra-bytes", `${left - dataBytes} bytes stand behind its samples.`);
	if (size % frameBytes > 0)
		warn("partial-frame", `the last ${size % frameBytes} bytes are no whole sample and left out.`);
	return {
		format: "axivity-wav",
		start: { localTime: printClock(header.wholeSeconds, header.addedSeconds), zone: null, utcSeconds: null },
		device: {
			maker: "Axivity",
			model: null,
			serialNumber: header.serialNumber,
			firmware: header.firmware,
			wearSite: header.wearSite,
		},
		signals: channels.map(({ name, unit, scale }) => ({
			name,
			unit,
			samplingRateHz,
			range: [-scale, (scale * 32_767) / 32_768] as const,
		})),
		promisedSeconds: Math.floor(dataBytes / frameBytes) / samplingRateHz,
		warnings: known,
		spots: [],
		async *blocks({ onProgress } = {}) {
			const out = channels.map(() => new Float64Array(blockFrames));
			const flags = new Uint8Array(blockFrames);
			const nFrames = Math.floor(size / frameBytes);
			const stream = streamBytes(source, { from: dataAt, chunkBytes: blockFrames * frameBytes, onProgress });
			let done = 0;
			for (let { value } = await stream.next(0); value && done < nFrames; ) {
				const n = Math.min(Math.floor(value.length / frameBytes), nFrames - done);
				const view = new DataView(value.bytes.buffer);
				for (let i = 0; i < n; i++) {
					const bits = auxiliary < 0 ? 0 : view.getUint16(i * frameBytes + 2 * auxiliary, true);
					flags[i] = (bits & unavailableBit ? sampleFlags.gap : 0) | (bits & clippedBit ? sampleFlags.clipped : 0);
				}
				for (const [k, { index, scale }] of channels.entries()) {
					for (let i = 0; i < n; i++) {
						const raw = view.getInt16(i * frameBytes + 2 * index, true);
						out[k]![i] = flags[i]! & sampleFlags.gap ? Number.NaN : (raw / 32_768) * scale;
					}
				}
				const shared = flags.subarray(0, n);
				const samples = out.map((array) => array.subarray(0, n));
				yield { startSeconds: done / samplingRateHz, samples, flags: out.map(() => shared) };
				done += n;
				({ value } = await stream.next(n * frameBytes));
			}
		},
	};
}
