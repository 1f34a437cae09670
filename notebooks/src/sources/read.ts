import { existsSync, readFileSync } from "node:fs";

/** A file's text; undefined when there is no such file. */
export function readText(path: string): string | undefined {
	return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A JSON file; undefined when there is no such file. One that cannot be read stops the build and names itself. */
export function readJson<T>(path: string): T | undefined {
	const text = readText(path);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as T;
	} catch (error) {
		throw new Error(`readJson: ${path} must be JSON; ${(error as Error).message}`);
	}
}
