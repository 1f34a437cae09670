import { wfdbError } from "./wfdb-error.ts";

/** Digital value that stands for a missing sample, by format. */
export const missingValue: Readonly<Record<number, number>> = {
	8: -128,
	16: -32_768,
	24: -8_388_608,
	32: -2_147_483_648,
	61: -32_768,
	80: -128,
	160: -32_768,
	212: -2048,
	310: -512,
	311: -512,
};

/** Bytes and samples of the smallest whole piece of each format. */
const pieces: Readonly<Record<number, { readonly bytes: number; readonly samples: number }>> = {
	8: { bytes: 1, samples: 1 },
	16: { bytes: 2, samples: 1 },
	24: { bytes: 3, samples: 1 },
	32: { bytes: 4, samples: 1 },
	61: { bytes: 2, samples: 1 },
	80: { bytes: 1, samples: 1 },
	160: { bytes: 2, samples: 1 },
	212: { bytes: 3, samples: 2 },
	310: { bytes: 4, samples: 3 },
	311: { bytes: 4, samples: 3 },
};

/** How many samples the bytes of a format hold. */
export function samplesIn(format: number, bytes: number): number {
	const piece = pieces[format];
	const whole = Math.floor(bytes / piece.bytes) * piece.samples;
	// The last piece may be cut after its first sample.
	if (format === 212 && bytes % 3 === 2) return whole + 1;
	if ((format === 310 || format === 311) && bytes % 4 >= 2) return whole + 1;
	return whole;
}

/** Bytes of the whole pieces that hold so many samples. */
export function bytesOf(format: number, samples: number): number {
	const piece = pieces[format];
	return Math.ceil(samples / piece.samples) * piece.bytes;
}

/**
 * Digital values of one file, all its signals in turn.
 *
 * @param count - Samples to read; the caller has checked that the bytes hold them.
 * @throws InvalidInputError for a format that is not read here.
 *
 * Source: signal(5), WFDB Applications Guide, physionet.org/physiotools/wag/signal-5.htm.
 */
export function unpackSamples(bytes: Uint8Array, format: number, count: number, file: string): Int32Array {
	const samples = new Int32Array(count);
	const signed = (value: number, bits: number): number => (value << (32 - bits)) >> (32 - bits);
	for (let i = 0; i < count; i++) samples[i] = sampleAt(bytes, format, i, file, signed);
	return samples;
}

/** Differences of format 8 as they are stored. */
export function unpackDifferences(bytes: Uint8Array, count: number): Int32Array {
	return Int32Array.from({ length: count }, (_, i) => (bytes[i] << 24) >> 24);
}

function sampleAt(
	bytes: Uint8Array,
	format: number,
	i: number,
	file: string,
	signed: (value: number, bits: number) => number,
): number {
	switch (format) {
		case 16:
			return signed(bytes[2 * i] | (bytes[2 * i + 1] << 8), 16);
		case 61:
			return signed((bytes[2 * i] << 8) | bytes[2 * i + 1], 16);
		case 160:
			return (bytes[2 * i] | (bytes[2 * i + 1] << 8)) - 32_768;
		case 80:
			return bytes[i] - 128;
		case 24:
			return signed(bytes[3 * i] | (bytes[3 * i + 1] << 8) | (bytes[3 * i + 2] << 16), 24);
		case 32:
			return bytes[4 * i] | (bytes[4 * i + 1] << 8) | (bytes[4 * i + 2] << 16) | (bytes[4 * i + 3] << 24);
		case 212: {
			const at = 3 * (i >> 1);
			const middle = bytes[at + 1];
			return signed(i % 2 === 0 ? bytes[at] | ((middle & 0x0f) << 8) : bytes[at + 2] | ((middle & 0xf0) << 4), 12);
		}
		case 310: {
			const at = 4 * Math.floor(i / 3);
			const part = i % 3;
			if (part < 2) return signed((bytes[at + 2 * part] | (bytes[at + 2 * part + 1] << 8)) >> 1, 10);
			// The third sample's low five bits stand above the first, its high five above the second.
			return signed((bytes[at + 1] >> 3) | ((bytes[at + 3] >> 3) << 5), 10);
		}
		case 311: {
			const at = 4 * Math.floor(i / 3);
			const word = (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
			return signed((word >>> (10 * (i % 3))) & 0x3ff, 10);
		}
		default:
			throw wfdbError(
				file,
				"must be in a format that is read here (8, 16, 24, 32, 61, 80, 160, 212, 310, 311)",
				format,
				"Convert it with WFDB's xform, or wfdb.wrsamp(fmt=['16']).",
			);
	}
}

/** Whether a format is read here. */
export function isKnownFormat(format: number): boolean {
	return format in pieces;
}
