import { join } from "node:path";
import { readJsonIfThere } from "@quickening/workspace";

/** What one stage's code is made of. */
export interface CodeFiles {
	/** Source files that it reaches, below the repository. */
	readonly files: readonly string[];
	/** Npm packages that it reaches, as "name@version". */
	readonly npm: readonly string[];
}

/**
 * Where sync notes what each stage of a paper reaches. It is local, since it follows from the code: a crate takes a copy
 * along, and git is spared a quarter of a megabyte that conflicts with every branch.
 */
export function codeFilesPath(root: string, slug: string): string {
	return join(root, ".quickening", "code-files", `${slug}.json`);
}

/** What each stage of a paper reached when it was last synced in this checkout; undefined when it never was. */
export function readCodeFiles(root: string, slug: string): Readonly<Record<string, CodeFiles>> | undefined {
	return readJsonIfThere<Record<string, CodeFiles>>(codeFilesPath(root, slug));
}
