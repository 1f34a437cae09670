import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { sha256 } from "./files/hashes.ts";
import { UserError } from "./terminal/user-error.ts";

/** The DVC version that set-up installs: the `dvc==` line of packages/publication/cli/setup/dvc-requirements.txt. */
export function pinnedDvcVersion(root: string): string {
	const path = join(root, "packages", "publication", "cli", "setup", "dvc-requirements.txt");
	const found = /^dvc==(\S+)/m.exec(readFileSync(path, "utf8"));
	if (!found) throw new UserError(`${path} names no version of dvc`);
	return found[1]!;
}

/**
 * Name of the environment of the pinned dvc in the cache: by its version, and by what is pinned with it (setup.mjs has the same
 * rule).
 */
export function dvcFolderName(root: string): string {
	const requirements = readFileSync(join(root, "packages", "publication", "cli", "setup", "dvc-requirements.txt"));
	return `dvc-${pinnedDvcVersion(root)}-${sha256(requirements).slice(0, 12)}`;
}

/** Where set-up puts the pinned dvc; it need not be there. */
export function dvcProgramPath(root: string, environment: NodeJS.ProcessEnv = process.env): string {
	return join(cacheFolder(environment), dvcFolderName(root), "bin", "dvc");
}

/**
 * The pinned dvc.
 *
 * @throws UserError when set-up has not put it there.
 */
export function dvcProgram(root: string, environment: NodeJS.ProcessEnv = process.env): string {
	const path = dvcProgramPath(root, environment);
	if (!existsSync(path)) {
		throw new UserError(`DVC is not set up: ${path} is missing`, { whatToDo: "Run `npm run setup` and try again." });
	}
	return path;
}
