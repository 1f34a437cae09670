import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { crc32 } from "./crc32.ts";
import type { ZipEntry } from "./read-zip-directory.ts";

const pieceBytes = 1 << 20;
/** Inflated at once: what comes of it waits in memory. */
const packedBytes = 1 << 16;

export interface ZipEntryOptions {
	/** Told of what is wrong with the file's bytes; the pieces then end where it was found. */
	readonly onFault: (fault: Warning) => void;
	/** Told how many bytes of the archive have been read. */
	readonly onRead?: (bytesRead: number) => void;
}

/**
 * The bytes of a file inside an archive, inflated piece by piece; never more than its directory claims.
 * A fault of the stream, its length or its checksum is told once what was good has been given out.
 */
export async function* zipEntryPieces(
	source: ByteSource,
	entry: ZipEntry,
	{ onFault, onRead }: ZipEntryOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
	const { name, sizeBytes } = entry;
	const fault = (what: string) =>
		onFault({
			code: "damaged-entry",
			message: `${name} in ${source.name} ${what}: a part of the file was lost or changed.`,
		});
	let given = 0;
	let sum = 0;
	try {
		for await (const piece of entry.isDeflated ? inflated(source, entry, onRead) : stored(source, entry, onRead)) {
			if (given + piece.length > sizeBytes) return fault(`is longer than the ${sizeBytes} bytes that it claims`);
			given += piece.length;
			sum = crc32(piece, sum);
			yield piece;
		}
	} catch (error) {
		if (!(error instanceof BrokenStream)) throw error;
		return fault(`cannot be unpacked after byte ${given} of ${sizeBytes}`);
	}
	if (given !== sizeBytes) return fault(`ends after ${given} bytes of ${sizeBytes}`);
	if (sum !== entry.crc32) fault("has another checksum (CRC-32) than its directory says");
}

/** The whole of a small file inside an archive; null when it is longer than the limit. */
export async function zipEntryText(
	source: ByteSource,
	entry: ZipEntry,
	{ onFault, maximumBytes }: { readonly onFault: (fault: Warning) => void; readonly maximumBytes: number },
): Promise<string | null> {
	if (entry.sizeBytes > maximumBytes) return null;
	const bytes = new Uint8Array(entry.sizeBytes);
	let at = 0;
	for await (const piece of zipEntryPieces(source, entry, { onFault })) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return new TextDecoder().decode(bytes.subarray(0, at));
}

class BrokenStream extends Error {}

async function* stored(source: ByteSource, { dataOffset, compressedBytes }: ZipEntry, onRead?: (n: number) => void) {
	for (let at = 0; at < compressedBytes; ) {
		const piece = await source.read(dataOffset + at, Math.min(pieceBytes, compressedBytes - at));
		if (piece.length === 0) return;
		at += piece.length;
		onRead?.(dataOffset + at);
		yield piece;
	}
}

async function* inflated(source: ByteSource, entry: ZipEntry, onRead?: (n: number) => void) {
	const pieces = stored(source, entry, onRead);
	let readError: unknown;
	let piece: Uint8Array = new Uint8Array(0);
	let at = 0;
	const packed = new ReadableStream<BufferSource>(
		{
			async pull(controller) {
				try {
					if (at === piece.length) {
						const { value, done } = await pieces.next();
						if (done) return controller.close();
						piece = value;
						at = 0;
					}
					controller.enqueue(piece.subarray(at, at + packedBytes) as Uint8Array<ArrayBuffer>);
					at = Math.min(at + packedBytes, piece.length);
				} catch (error) {
					readError = error;
					throw error;
				}
			},
		},
		{ highWaterMark: 1 },
	);
	const reader = packed.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
	const next = () =>
		reader.read().then(
			(result) => ({ result, error: null }),
			(error: unknown) => ({ result: null, error: readError ?? new BrokenStream(String(error)) }),
		);
	// One piece ahead, so that it is inflated while the caller works on the one before.
	let ahead = next();
	try {
		for (;;) {
			const { result, error } = await ahead;
			if (result === null) throw error;
			if (result.done) return;
			ahead = next();
			yield result.value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
