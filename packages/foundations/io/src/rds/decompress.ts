import type { ByteSource } from "../bytes/index.ts";
import { fetchAgain, rdsError } from "./rds-error.ts";

const pieceBytes = 4 * 1024 * 1024;

const compressions: readonly (readonly [string, readonly number[]])[] = [
	["bzip2", [0x42, 0x5a, 0x68]],
	["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
	["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];

/**
 * The bytes of an rds file as R serialised them: gzip is undone, at most `maximumBytes` of it, so that a small file cannot fill
 * the memory.
 */
export async function decompress(source: ByteSource, maximumBytes: number): Promise<Uint8Array> {
	const { name, sizeBytes } = source;
	const start = await source.read(0, 6);
	for (const [compression, magic] of compressions) {
		if (magic.every((byte, i) => start[i] === byte)) {
			throw rdsError(
				name,
				"must be compressed by gzip or not at all",
				compression,
				'In R: saveRDS(readRDS(file), file, compress = "gzip").',
			);
		}
	}
	const isGzip = start[0] === 0x1f && start[1] === 0x8b;
	const tooMuch = () =>
		rdsError(
			name,
			`must hold at most ${maximumBytes} bytes when it is unpacked`,
			"more",
			"Where a file is to be trusted, give a higher `maximumBytes`.",
		);
	if (!isGzip && sizeBytes > maximumBytes) throw tooMuch();
	const pieces: Uint8Array[] = [];
	let length = 0;
	let offset = 0;
	const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const piece = await source.read(offset, pieceBytes);
			offset += piece.length;
			if (piece.length > 0) controller.enqueue(piece as Uint8Array<ArrayBuffer>);
			if (piece.length === 0 || offset >= sizeBytes) controller.close();
		},
	});
	const reader = (isGzip ? packed.pipeThrough(new DecompressionStream("gzip")) : packed).getReader();
	for (;;) {
		let step: ReadableStreamReadResult<Uint8Array>;
		try {
			step = await reader.read();
		} catch (error) {
			throw rdsError(name, "must be a gzip file from its first byte to its last", reason(error), fetchAgain);
		}
		if (step.done) break;
		length += step.value.length;
		if (length > maximumBytes) {
			await reader.cancel().catch(() => undefined);
			throw tooMuch();
		}
		pieces.push(step.value);
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

/** What the platform says of a stream that it could not unpack. */
function reason(error: unknown): string {
	const { message, cause } = error as Error;
	return cause instanceof Error ? cause.message : message || "a stream that cannot be unpacked";
}
