import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What a file holds; undefined when it does not exist. */
export function contentOf(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}

/** Writes a file whole or not at all: aside first, then renamed. */
export function writeWhole(path: string, content: string): void {
	mkdirSync(dirname(path), { recursive: true });
	const aside = `${path}.${process.pid}.new`;
	writeFileSync(aside, content);
	renameSync(aside, path);
}
