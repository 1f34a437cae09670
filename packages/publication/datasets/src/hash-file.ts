import { createHash, type Hash } from "node:crypto";
import { open } from "node:fs/promises";

/** Reads a file once and gives its digests in hexadecimal, in the order of `algorithms`. */
export async function hashFile(path: string, ...algorithms: readonly ("sha256" | "md5")[]): Promise<string[]> {
	const hashes: Hash[] = algorithms.map((name) => createHash(name));
	const file = await open(path, "r");
	try {
		const buffer = Buffer.allocUnsafe(1 << 18);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
			if (bytesRead === 0) break;
			for (const hash of hashes) hash.update(buffer.subarray(0, bytesRead));
		}
	} finally {
		await file.close();
	}
	return hashes.map((hash) => hash.digest("hex"));
}
