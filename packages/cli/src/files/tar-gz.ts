import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

/**
 * Files as a .tar.gz archive, in the order given: owner 0, mode 644, and one date for all, so that the same files give the same bytes.
 *
 * @param date - ISO date.
 */
export async function tarGz(files: ReadonlyMap<string, Uint8Array>, date: string): Promise<Uint8Array> {
	const archive = pack();
	const mtime = new Date(`${date}T00:00:00Z`);
	const chunks: Buffer[] = [];
	const read = (async () => {
		for await (const chunk of archive) chunks.push(chunk as Buffer);
	})();
	for (const [name, content] of files) archive.entry({ name, mtime, mode: 0o644 }, Buffer.from(content));
	archive.finalize();
	await read;
	const bytes = gzipSync(Buffer.concat(chunks), { level: 9 });
	// The tenth byte names the system that made the archive; 255 is "unknown".
	bytes[9] = 255;
	return bytes;
}
