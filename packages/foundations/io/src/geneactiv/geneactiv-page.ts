import { sampleFlags } from "@quickening/core";
import { clockSeconds } from "../clock/local-seconds.ts";
import { byteMark } from "../device/byte-mark.ts";

/** Samples of a full page. */
export const pageSamples = 300;

/** Letters of a sample: three axes, and light with button, of three hexadecimal digits each. */
const sampleDigits = 12;

/** A page as it stands in the file. */
export interface GeneactivPage {
	readonly serialNumber: string | null;
	/** NaN where it is not told. */
	readonly sequence: number;
	/** Seconds since 1970 on the device's clock, in whole seconds and the rest; NaN where there is no such date. */
	readonly wholeSeconds: number;
	readonly addedSeconds: number;
	readonly temperature: number;
	readonly battery: number;
	/** Where the samples' digits stand in the array, and how many there are. */
	readonly digitsAt: number;
	readonly nDigits: number;
	/** Behind the page. */
	readonly end: number;
}

/** What begins a page. */
export const pageMark = byteMark("Recorded Data");

const decoder = new TextDecoder("latin1");

/**
 * Splits a page into its lines: the mark, some of "key:value", and one of digits.
 *
 * @returns Nothing where the array ends before the page does.
 */
export function readPage(bytes: Uint8Array, at: number, length: number, isLast: boolean): GeneactivPage | undefined {
	let line = endOfLine(bytes, at, length) + 1;
	const headAt = line;
	for (;;) {
		const end = endOfLine(bytes, line, length);
		if (end >= length && !isLast) return undefined;
		// The digits are the first line without a colon; a new page or the file's end means that they are lost.
		if (line >= length || pageMark.isAt(bytes, line))
			return pageOf(bytes, headAt, { digitsAt: line, nDigits: 0, end: Math.min(line, length) });
		if (!hasColon(bytes, line, Math.min(end, line + 40))) {
			const stop = bytes[end - 1] === 0x0d ? end - 1 : end;
			return pageOf(bytes, headAt, { digitsAt: line, nDigits: stop - line, end: Math.min(end + 1, length) });
		}
		line = end + 1;
	}
}

function pageOf(
	bytes: Uint8Array,
	headAt: number,
	place: Pick<GeneactivPage, "digitsAt" | "nDigits" | "end">,
): GeneactivPage {
	const head = decoder.decode(bytes.subarray(headAt, place.digitsAt));
	const value = (key: string): string | undefined => {
		const start = head.indexOf(`${key}:`);
		if (start < 0) return undefined;
		const end = head.indexOf("\n", start);
		return head.slice(start + key.length + 1, end < 0 ? undefined : end).trim();
	};
	const [, year, month, day, hour, minute, second, ms] =
		/^(\d{4})-(\d\d?)-(\d\d?) (\d\d?):(\d\d?):(\d\d?):(\d{3})$/.exec(value("Page Time") ?? "") ?? [];
	return {
		...place,
		serialNumber: value("Device Unique Serial Code") ?? null,
		sequence: numberOf(value("Sequence Number")),
		wholeSeconds: clockSeconds(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)),
		addedSeconds: Number(ms) / 1000,
		temperature: numberOf(value("Temperature")),
		battery: numberOf(value("Battery voltage")),
	};
}

const numberOf = (text: string | undefined): number => (/^-?\d+(\.\d+)?$/.test(text ?? "") ? Number(text) : Number.NaN);

function endOfLine(bytes: Uint8Array, from: number, length: number): number {
	const end = bytes.indexOf(0x0a, from);
	return end < 0 || end > length ? length : end;
}

function hasColon(bytes: Uint8Array, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (bytes[i] === 0x3a) return true;
	return false;
}

/** What a hexadecimal digit is worth; 0x1000 for any other letter. */
const worth = new Int32Array(256).fill(0x1000);
for (let digit = 0; digit < 16; digit++) {
	worth[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
	worth[digit.toString(16).charCodeAt(0)] = digit;
}

export interface PageScale {
	readonly gains: readonly [x: number, y: number, z: number];
	readonly offsets: readonly [x: number, y: number, z: number];
	readonly luxStep: number;
}

/**
 * Samples of a page, from index 1: x, y, z in g, light in lux, button.
 *
 * @returns How many of them have a letter that is no digit; they are NaN with the flag `damaged`.
 */
export function unpackPage(
	bytes: Uint8Array,
	{ digitsAt, count }: { readonly digitsAt: number; readonly count: number },
	{ gains, offsets, luxStep }: PageScale,
	{ samples, flags }: { readonly samples: readonly Float64Array[]; readonly flags: Uint8Array },
): number {
	const [x, y, z, light, button] = samples as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
	const [xGain, yGain, zGain] = gains;
	const [xOffset, yOffset, zOffset] = offsets;
	let nBad = 0;
	for (let i = 1, at = digitsAt; i <= count; i++, at += sampleDigits) {
		const rawX = threeDigits(bytes, at);
		const rawY = threeDigits(bytes, at + 3);
		const rawZ = threeDigits(bytes, at + 6);
		const rest = threeDigits(bytes, at + 9);
		if ((rawX | rawY | rawZ | rest) > 0xfff) {
			for (const signal of samples) signal[i] = Number.NaN;
			flags[i] = sampleFlags.damaged;
			nBad++;
			continue;
		}
		const signedX = (rawX << 20) >> 20;
		const signedY = (rawY << 20) >> 20;
		const signedZ = (rawZ << 20) >> 20;
		x[i] = (signedX * 100 - xOffset) / xGain;
		y[i] = (signedY * 100 - yOffset) / yGain;
		z[i] = (signedZ * 100 - zOffset) / zGain;
		light[i] = (rest >> 2) * luxStep;
		button[i] = (rest >> 1) & 1;
		flags[i] = isEnd(signedX) || isEnd(signedY) || isEnd(signedZ) ? sampleFlags.clipped : 0;
	}
	return nBad;
}

/** Above 0xfff where a letter is no digit. */
function threeDigits(bytes: Uint8Array, at: number): number {
	return (worth[bytes[at]!]! << 8) | (worth[bytes[at + 1]!]! << 4) | worth[bytes[at + 2]!]!;
}

const isEnd = (raw: number): boolean => raw === 2047 || raw === -2048;
