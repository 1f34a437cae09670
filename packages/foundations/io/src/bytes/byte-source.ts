import { InvalidInputError } from "@quickening/core";

/** A file that is read in pieces, wherever it lies: on a disk, in a page's `File`, in memory. */
export interface ByteSource {
	/** Name of the file, for messages. */
	readonly name: string;
	readonly sizeBytes: number;
	/** The bytes from `offset`, as many as asked for or as many as are left; a copy or a view that nobody changes. */
	read(offset: number, lengthBytes: number): Promise<Uint8Array>;
}

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Uint8Array, name: string): ByteSource {
	return {
		name,
		sizeBytes: bytes.length,
		read: async (offset, lengthBytes) => bytes.subarray(checkOffset(name, offset), offset + lengthBytes),
	};
}

/** A `File` or `Blob` of the web platform: what a visitor drops on a page. */
export function blobBytes(blob: Blob, name: string): ByteSource {
	return {
		name,
		sizeBytes: blob.size,
		read: async (offset, lengthBytes) =>
			new Uint8Array(await blob.slice(checkOffset(name, offset), offset + lengthBytes).arrayBuffer()),
	};
}

function checkOffset(name: string, offset: number): number {
	if (Number.isSafeInteger(offset) && offset >= 0) return offset;
	throw new InvalidInputError(`read: offset must be a whole number from 0 in ${name}; got ${offset}`, {
		code: "invalid-offset",
		argument: "offset",
		received: offset,
	});
}
