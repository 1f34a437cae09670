import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const piece = 4 * 1024 * 1024;

/** Sha256 of a file, read in pieces, as 64 hexadecimal digits. */
export async function hashBytes(file: Blob): Promise<string> {
	const hash = sha256.create();
	for (let from = 0; from < file.size; from += piece) {
		hash.update(new Uint8Array(await file.slice(from, from + piece).arrayBuffer()));
	}
	return bytesToHex(hash.digest());
}
