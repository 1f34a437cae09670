import { homedir } from "node:os";
import { join, resolve } from "node:path";

/**
 * The user's cache of what several checkouts share: DVC's virtual environment, and later libtensorflow.
 * `QUICKENING_CACHE`, else `XDG_CACHE_HOME/quickening`, else `~/.cache/quickening`; packages/publication/cli/setup/setup.mjs
 * follows the same rule (a test compares them).
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
	if (environment.QUICKENING_CACHE) return resolve(environment.QUICKENING_CACHE);
	if (environment.XDG_CACHE_HOME) return join(resolve(environment.XDG_CACHE_HOME), "quickening");
	return join(homedir(), ".cache", "quickening");
}
