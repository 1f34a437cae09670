import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "../bytes/byte-source.ts";

/** A file on a disk, read in pieces; `close` it when done, in `finally`. */
export interface FileBytes extends ByteSource, AsyncDisposable {
	close(): Promise<void>;
}

/**
 * Opens a file for reading in pieces.
 *
 * @throws the system's error (ENOENT, EACCES, ...) when it cannot be opened.
 */
export async function fileBytes(path: string): Promise<FileBytes> {
	const handle = await open(path, "r");
	const { size } = await handle.stat();
	return {
		name: basename(path),
		sizeBytes: size,
		async read(offset, lengthBytes) {
			const wanted = Math.max(0, Math.min(lengthBytes, size - offset));
			const bytes = new Uint8Array(wanted);
			let filled = 0;
			while (filled < wanted) {
				const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
				if (bytesRead === 0) break;
				filled += bytesRead;
			}
			return bytes.subarray(0, filled);
		},
		close: () => handle.close(),
		[Symbol.asyncDispose]: () => handle.close(),
	};
}
