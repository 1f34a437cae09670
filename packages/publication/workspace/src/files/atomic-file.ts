import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file aside and renames it, so that a reader or a kill -9 meets the old content or the new, never a part.
 *
 * @returns Whether the content was another one; an equal file is not touched.
 */
export function writeAtomically(path: string, content: string | Uint8Array): boolean {
	const bytes = Buffer.from(content);
	if (readIfThere(path)?.equals(bytes)) return false;
	mkdirSync(dirname(path), { recursive: true });
	const aside = `${path}.${process.pid}.part`;
	try {
		writeFileSync(aside, bytes);
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
