/** Bytes of a chunk: a checksum, its kind in four bits, and its content. */
export const chunkBytes = 6;

/** Pages hold 341 chunks and two bytes that are zero. */
const pageBytes = 2048;

/** Kinds of chunks. */
export const chunkKinds = { acceleration: 0, time: 2, battery: 4 } as const;

// CRC-8 with the polynomial x^8 + x^7 + x^2 + 1, from 0: found from recordings, in which every chunk agrees with it.
const crcTable = Uint8Array.from({ length: 256 }, (_, byte) => {
	let sum = byte;
	for (let bit = 0; bit < 8; bit++) sum = sum & 0x80 ? ((sum << 1) ^ 0x85) & 0xff : (sum << 1) & 0xff;
	return sum;
});

/** A chunk's checksum, which stands in its first byte. */
export function chunkSum(bytes: Uint8Array, at: number): number {
	let sum = 0;
	for (let i = 1; i < chunkBytes; i++) sum = crcTable[sum ^ bytes[at + i]!]!;
	return sum;
}

/** Whether a chunk stands there; zeros, which have the right checksum too, are none. */
export function isChunk(bytes: Uint8Array, at: number): boolean {
	if (chunkSum(bytes, at) !== bytes[at]) return false;
	for (let i = 0; i < chunkBytes; i++) if (bytes[at + i] !== 0) return true;
	return false;
}

/** Where reading stands. */
export interface ChunkPlace {
	/** Index in the array. */
	at: number;
	/** Where in the file a page begins; NaN after bytes were lost, until the end of a page is met. */
	page: number;
}

/** What stands at a place: a chunk, one that came to harm, or bytes that are none, which are to be passed over. */
export type ChunkFound = "chunk" | "damaged" | "lost" | "more";

/**
 * Looks at what stands at `place.at` and, unless it is a chunk, moves on behind it.
 *
 * @param offset - Where the array begins in the file.
 */
export function nextChunk(bytes: Uint8Array, length: number, offset: number, place: ChunkPlace): ChunkFound {
	if ((offset + place.at - place.page) % pageBytes === pageBytes - 2) place.at += 2;
	if (place.at + chunkBytes > length) return "more";
	if (isChunk(bytes, place.at)) return "chunk";
	const isGood = (at: number) => at + chunkBytes > length || isChunk(bytes, at);
	const goesOn = (skip: number) => isGood(place.at + skip) && isGood(place.at + skip + chunkBytes);
	const isPageEnd = (at: number) => (offset + at - place.page) % pageBytes === pageBytes - 2;
	if (goesOn(chunkBytes) || isPageEnd(place.at + chunkBytes) || isPageEnd(place.at + 2 * chunkBytes)) {
		place.at += chunkBytes;
		return "damaged";
	}
	if (Number.isNaN(place.page) && bytes[place.at] === 0 && bytes[place.at + 1] === 0 && goesOn(2)) {
		place.at += 2;
		place.page = offset + place.at;
		return nextChunk(bytes, length, offset, place);
	}
	let skip = 1;
	while (place.at + skip + chunkBytes <= length && !goesOn(skip)) skip++;
	place.at += skip;
	place.page = Number.NaN;
	return "lost";
}

/** The twelve bits of an axis, 0 to 2, with their sign. */
export function rawAxis(bytes: Uint8Array, at: number, axis: 0 | 1 | 2): number {
	if (axis === 0) return (((bytes[at + 1]! << 8) | bytes[at + 2]!) << 20) >> 20;
	if (axis === 1) return (((bytes[at + 3]! << 4) | (bytes[at + 4]! >> 4)) << 20) >> 20;
	return (((bytes[at + 4]! << 8) | bytes[at + 5]!) << 20) >> 20;
}
