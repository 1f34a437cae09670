/** Eight tables of 256 words: the n-th tells what a byte does n bytes later. */
const tables = makeTables();

/**
 * CRC-32 of ZIP, PNG and gzip (polynomial 0xEDB88320), eight bytes at a step.
 *
 * @param bytes - What to sum.
 * @param previous - The sum of what came before, for a sum in pieces.
 * @returns The sum as an unsigned number.
 *
 * Source: Kounavis and Berry 2008, IEEE Trans. Comput. 57:1550, doi:10.1109/TC.2008.85 (slicing by eight).
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
	let crc = ~previous;
	let i = 0;
	const { length } = bytes;
	const t = tables;
	for (const last = length - 8; i <= last; i += 8) {
		const low = crc ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
		crc =
			t[1792 + (low & 255)]! ^
			t[1536 + ((low >>> 8) & 255)]! ^
			t[1280 + ((low >>> 16) & 255)]! ^
			t[1024 + (low >>> 24)]! ^
			t[768 + bytes[i + 4]!]! ^
			t[512 + bytes[i + 5]!]! ^
			t[256 + bytes[i + 6]!]! ^
			t[bytes[i + 7]!]!;
	}
	for (; i < length; i++) crc = t[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
	return ~crc >>> 0;
}

function makeTables(): Int32Array {
	const words = new Int32Array(2048);
	for (let byte = 0; byte < 256; byte++) {
		let word = byte;
		for (let bit = 0; bit < 8; bit++) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
		words[byte] = word;
	}
	for (let i = 256; i < 2048; i++) words[i] = words[words[i - 256]! & 255]! ^ (words[i - 256]! >>> 8);
	return words;
}
