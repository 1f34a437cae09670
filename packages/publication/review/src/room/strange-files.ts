import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The first thing in folders of a room that is neither a file nor a folder, below the root: a link would be followed, and a pipe
 * waited for, by what reads the results outside the sandbox.
 */
export function strangeFile(root: string, folders: readonly string[]): string | undefined {
	const open = folders.filter((folder) => existsSync(join(root, folder)));
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const found = lstatSync(join(root, next));
		if (found.isDirectory()) open.push(...readdirSync(join(root, next)).map((name) => `${next}/${name}`));
		else if (!found.isFile()) return next;
	}
	return undefined;
}
