import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The cache folder of whoever runs the tests. */
export function userCache(): string {
	return process.env.QUICKENING_CACHE ?? join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "quickening");
}

/**
 * Makes a cache folder that a repository of the tests has for itself: nothing that the user's own runs have kept is found in
 * it, and nothing is left in theirs. What set-up installed (DVC, TensorFlow) is linked.
 */
export function ownCache(folder: string): string {
	mkdirSync(folder, { recursive: true });
	for (const name of existsSync(userCache()) ? readdirSync(userCache()) : []) {
		const isInstalled = /^(?:dvc|tensorflow)-/.test(name);
		if (isInstalled && !existsSync(join(folder, name))) symlinkSync(join(userCache(), name), join(folder, name));
	}
	return folder;
}
