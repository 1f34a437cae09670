import { sampleFlags } from "@quickening/core";
import { cwaTime } from "./cwa-header.ts";

export const cwaBlockBytes = 512;

/** How a recording's blocks are written; every block says it again. */
export interface CwaLayout {
	readonly samplingRateHz: number;
	/** 3: acceleration; 6: rotation and acceleration; 9: magnetic field too. */
	readonly nAxes: number;
	/** Four bytes for three values of 10 bits with a common exponent, or two bytes a value. */
	readonly isPacked: boolean;
	/** Acceleration of one step, in g. */
	readonly accelerationStep: number;
	/** End of the range of acceleration, in g. */
	readonly rangeG: number;
	/** Rotation of one step, in degrees a second. */
	readonly rotationStep: number;
	/** Whether blocks have a checksum: the first firmwares wrote none. */
	readonly hasChecksum: boolean;
	/** All that says so in one number. */
	readonly signature: number;
}

/** Rate, range, scales and packing of a block in one number: blocks of one recording have the same. */
export function cwaSignature(view: DataView, at: number): number {
	const rateCode = view.getUint8(at + 24);
	const scales = view.getUint16(at + 18, true) >> 10;
	const oldRate = rateCode === 0 ? view.getUint16(at + 26, true) : 0;
	return (oldRate * 64 + scales) * 65_536 + view.getUint8(at + 25) * 256 + rateCode;
}

/** The layout that a block declares; undefined where there is no such layout. */
export function cwaLayout(view: DataView, at: number): CwaLayout | undefined {
	const rateCode = view.getUint8(at + 24);
	const light = view.getUint16(at + 18, true);
	const packing = view.getUint8(at + 25);
	// The first firmwares wrote the rate itself, where now the offset of the time stands.
	const samplingRateHz = rateCode === 0 ? view.getInt16(at + 26, true) : 3200 / 2 ** (15 - (rateCode & 15));
	const nAxes = packing >> 4;
	const isPacked = (packing & 15) === 0;
	if ((nAxes !== 3 && nAxes !== 6 && nAxes !== 9) || (packing & 15) % 2 === 1 || (packing & 15) > 2) return undefined;
	if ((isPacked && nAxes !== 3) || !(samplingRateHz >= 1 && samplingRateHz <= 3200)) return undefined;
	return {
		samplingRateHz,
		nAxes,
		isPacked,
		accelerationStep: 1 / 2 ** (8 + (light >> 13)),
		rangeG: 16 >> (rateCode >> 6),
		rotationStep: 8000 / 2 ** ((light >> 10) & 7) / 32_768,
		hasChecksum: rateCode !== 0,
		signature: cwaSignature(view, at),
	};
}

/** Samples of which a block has room for. */
export const cwaBlockSamples = ({ nAxes, isPacked }: CwaLayout): number => Math.floor(480 / (isPacked ? 4 : 2 * nAxes));

/** Whether a block begins here, by its mark and its length. */
export const isCwaBlock = (bytes: Uint8Array, at: number): boolean =>
	bytes[at] === 0x41 && bytes[at + 1] === 0x58 && bytes[at + 2] === 0xfc && bytes[at + 3] === 0x01;

/** The sum of a block's 256 words, which is 0 in a whole one. `words` are all of the array, from an even address. */
export function cwaChecksum(view: DataView, words: Uint16Array, at: number): number {
	let sum = 0;
	if ((at & 1) === 0) for (let i = at >> 1, end = i + 256; i < end; i++) sum += words[i]!;
	else for (let i = 0; i < 512; i += 2) sum += view.getUint16(at + i, true);
	return sum & 0xffff;
}

/**
 * Seconds since 1970, on the device's clock, of a block's first sample, less `epoch`; NaN where the date is none.
 *
 * Offset 26 holds the sample that was taken at the whole second. Where a fraction of a second stands at offset 4, that offset was
 * written for readers that do not know the fraction, and is undone, with a rate that the firmware cuts to a whole number.
 */
export function cwaBlockSeconds(
	view: DataView,
	at: number,
	{ samplingRateHz, hasChecksum }: CwaLayout,
	epoch: number,
): number {
	const whole = cwaTime(view.getUint32(at + 14, true)) - epoch;
	if (!hasChecksum) return whole;
	const marked = view.getUint16(at + 4, true);
	const fraction = (marked & 0x8000) === 0 ? 0 : (marked & 0x7fff) << 1;
	const sample = view.getInt16(at + 26, true) + Math.floor((fraction * Math.floor(samplingRateHz)) / 65_536);
	return whole + fraction / 65_536 - sample / samplingRateHz;
}

/** Where a block's samples go: one array a signal, from index 1. */
export interface CwaTarget {
	readonly samples: readonly Float64Array[];
	readonly flags: Uint8Array;
}

/** Unpacks a block's samples: x, y, z in g, and with a gyroscope its three in degrees a second. */
export function unpackCwaBlock(
	view: DataView,
	at: number,
	count: number,
	layout: CwaLayout,
	{ samples, flags }: CwaTarget,
): void {
	const { nAxes, isPacked, accelerationStep, rotationStep, rangeG } = layout;
	const [x, y, z, gx, gy, gz] = samples as [Float64Array, Float64Array, Float64Array, ...Float64Array[]];
	const limit = rangeG / accelerationStep;
	const { clipped } = sampleFlags;
	if (isPacked) {
		for (let i = 1, o = at + 30; i <= count; i++, o += 4) {
			// eezzzzzz zzzzyyyy yyyyyyxx xxxxxxxx: 10 bits with a sign each, times 2 to the power of e.
			const word = view.getInt32(o, true);
			const exponent = word >>> 30;
			const rawX = ((word << 22) >> 22) << exponent;
			const rawY = ((word << 12) >> 22) << exponent;
			const rawZ = ((word << 2) >> 22) << exponent;
			x[i] = rawX * accelerationStep;
			y[i] = rawY * accelerationStep;
			z[i] = rawZ * accelerationStep;
			// With a smaller exponent, ten bits do not reach the end of the range.
			flags[i] = 512 << exponent >= limit && isEnd(rawX, rawY, rawZ, 1 << exponent, limit) ? clipped : 0;
		}
		return;
	}
	const first = nAxes === 3 ? 0 : 3;
	for (let i = 1, o = at + 30; i <= count; i++, o += 2 * nAxes) {
		const rawX = view.getInt16(o + 2 * first, true);
		const rawY = view.getInt16(o + 2 * first + 2, true);
		const rawZ = view.getInt16(o + 2 * first + 4, true);
		x[i] = rawX * accelerationStep;
		y[i] = rawY * accelerationStep;
		z[i] = rawZ * accelerationStep;
		flags[i] = isEnd(rawX, rawY, rawZ, 1, limit) ? clipped : 0;
		if (first === 0) continue;
		gx![i] = view.getInt16(o, true) * rotationStep;
		gy![i] = view.getInt16(o + 2, true) * rotationStep;
		gz![i] = view.getInt16(o + 4, true) * rotationStep;
	}
}

function isEnd(x: number, y: number, z: number, step: number, limit: number): boolean {
	const top = limit - step;
	return x >= top || y >= top || z >= top || x <= -limit || y <= -limit || z <= -limit;
}
