import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file aside and renames it, so that a reader, a kill -9 or a power cut meets the old content or the new, never a
 * part. A file that was there keeps its permissions; a link becomes a file of its own, so that what it led to stays as it was.
 * What a kill leaves is named `<file>.<process>.part`.
 *
 * Not by write-file-atomic 8: it takes one `write` for all, so that on a full disk it puts a file in place that is cut short;
 * it writes through links; and what it leaves cannot be told from a file of the author's.
 *
 * @returns Whether the content was another one; an equal file is not touched.
 */
export function writeAtomically(path: string, content: string | Uint8Array): boolean {
	const bytes = Buffer.from(content);
	const before = readIfThere(path);
	if (before?.equals(bytes)) return false;
	mkdirSync(dirname(path), { recursive: true });
	const aside = `${path}.${process.pid}.part`;
	try {
		// Flushed before it gets its name: after a power cut a name without its bytes would be neither.
		writeFileSync(aside, bytes, { flush: true });
		if (before !== undefined) chmodSync(aside, statSync(path).mode);
		renameSync(aside, path);
	} catch (error) {
		rmSync(aside, { force: true });
		throw error;
	}
	return true;
}

/** The bytes of a file; undefined when it is not there. */
export function readIfThere(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}

/** The text of a file; undefined when it is not there. */
export function readTextIfThere(path: string): string | undefined {
	return readIfThere(path)?.toString("utf8");
}

/** The JSON of a file of ours; undefined when it is not there or was cut short by an older program. */
export function readJsonIfThere<T>(path: string): T | undefined {
	const text = readTextIfThere(path);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as T;
	} catch {
		return undefined;
	}
}
