/** What a cell of a numeric column holds: a number, or one of SAS's 28 missing values. */
export interface IbmNumber {
	/** NaN where it is missing. */
	readonly value: number;
	/** 0 for a number; else the character code of ".", "_" or "A" to "Z". */
	readonly missingCode: number;
}

/**
 * A number of a transport file: an IBM System/360 hexadecimal floating-point number of 2 to 8 bytes, big-endian. One sign bit,
 * seven of the exponent (of 16, excess 64), 24 to 56 of a fraction below 1; the bytes that a short column leaves out are 0.
 *
 * Every number that SAS wrote from an IEEE double comes back to the bit; of the 56 bits of a number from a mainframe the nearest
 * double is taken (ties to even). A fraction of 0 is 0 whatever the exponent, so that a zero never reads as 5.4e-79 (16^-65), as
 * it does where the fraction is taken to have a leading one. Missing: the first byte is ".", "_" or a letter, and all others
 * are 0.
 *
 * @param bytes - Where the number lies.
 * @param offset - Its first byte.
 * @param length - 2 to 8.
 *
 * Source: SAS Institute, TS-140, The record layout of a data set in SAS transport (XPORT) format.
 */
export function readIbmNumber(bytes: Uint8Array, offset: number, length: number): IbmNumber {
	const first = bytes[offset];
	let high = 0;
	let low = 0;
	for (let i = 1; i < 8; i++) {
		const byte = i < length ? bytes[offset + i] : 0;
		if (i < 4) high = high * 256 + byte;
		else low = low * 256 + byte;
	}
	if (high === 0 && low === 0) {
		if (isMissingCode(first)) return { value: Number.NaN, missingCode: first };
		return { value: first >= 0x80 ? -0 : 0, missingCode: 0 };
	}
	// The sum rounds once; the power of 16 is exact, as the result lies between 2^-312 and 2^252.
	const fraction = high * 4294967296 + low;
	const magnitude = fraction * 16 ** ((first & 0x7f) - 64 - 14);
	return { value: first >= 0x80 ? -magnitude : magnitude, missingCode: 0 };
}

/** Whether a first byte stands for ".", "._" or ".A" to ".Z" when all others are 0. */
function isMissingCode(byte: number): boolean {
	return byte === 0x2e || byte === 0x5f || (byte >= 0x41 && byte <= 0x5a);
}
