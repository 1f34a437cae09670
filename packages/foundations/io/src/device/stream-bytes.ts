import type { ReadProgress } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";

/** A stretch of a file in memory. */
export interface Stretch {
	/** Bytes that are there, from `offset` of the file on; the array is reused for the next stretch. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly length: number;
	/** Where `bytes[0]` lies in the file. */
	readonly offset: number;
	/** Whether the file ends here. */
	readonly isLast: boolean;
}

export interface StreamOptions {
	readonly from: number;
	/** Bytes to be held at once. */
	readonly chunkBytes?: number;
	readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/**
 * A file from a place to its end, in stretches of some megabytes in one array that starts at an even address. The receiver tells
 * by `next(used)` how many bytes it has used up; the others stand at the beginning of the next stretch.
 *
 * @throws RangeError when a receiver that used nothing is given a full array: it must look for less than `chunkBytes`.
 */
export async function* streamBytes(
	source: ByteSource,
	{ from, chunkBytes = 2 ** 21, onProgress }: StreamOptions,
): AsyncGenerator<Stretch, undefined, number> {
	const bytes = new Uint8Array(Math.min(chunkBytes, Math.max(1, source.sizeBytes - from)));
	let [offset, length] = [from, 0];
	for (;;) {
		if (length === bytes.length && offset + length < source.sizeBytes) {
			throw new RangeError(`streamBytes: ${bytes.length} bytes of ${source.name} were not enough to go on`);
		}
		const wanted = Math.min(bytes.length - length, source.sizeBytes - offset - length);
		const got = wanted > 0 ? await source.read(offset + length, wanted) : new Uint8Array(0);
		bytes.set(got, length);
		length += got.length;
		const isLast = got.length === 0 || offset + length >= source.sizeBytes;
		const used = yield { bytes, length, offset, isLast };
		onProgress?.({ bytesRead: offset + length, bytesInAll: source.sizeBytes });
		if (isLast) return undefined;
		bytes.copyWithin(0, used, length);
		offset += used;
		length -= used;
	}
}
