import type { ByteSource } from "../bytes/index.ts";
import { fetchAgain, xptError } from "./xpt-error.ts";

/** A transport file is made of records of this many bytes. */
export const recordBytes = 80;

/** Bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array): string {
	let text = "";
	for (const byte of bytes) text += String.fromCharCode(byte);
	return text;
}

/** Text of a fixed width without the blanks, or the zeros, that fill it. */
export function trimmed(bytes: Uint8Array): string {
	return latin1(bytes).replace(/[ \0]+$/, "");
}

/** So many bytes, or an error that says where the file ends. */
export async function readExactly(
	source: ByteSource,
	offset: number,
	lengthBytes: number,
	what: string,
): Promise<Uint8Array> {
	const bytes = await source.read(offset, lengthBytes);
	if (bytes.length === lengthBytes) return bytes;
	throw xptError(
		source.name,
		`must hold ${what}, ${lengthBytes} bytes from byte ${offset}`,
		`${bytes.length} bytes up to its end`,
		fetchAgain,
	);
}
