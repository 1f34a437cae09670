import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "./terminal/user-error.ts";

/** The folders of a checkout; all absolute. */
export interface Workspace {
	/** The repository's root: the folder of the package.json named "quickening". */
	readonly root: string;
	/** Local state that is not in git: downloads, stat caches, locks, stamps. */
	readonly local: string;
	readonly data: string;
	readonly papers: string;
	readonly packages: string;
	/** The pinned Node, as stages name it. */
	readonly node: string;
}

/**
 * The checkout that a folder lies in.
 *
 * @param from - Any folder inside it; by default the current one.
 * @throws UserError when no parent folder is a Quickening checkout.
 */
export function findWorkspace(from: string = process.cwd()): Workspace {
	for (let folder = resolve(from); ; folder = dirname(folder)) {
		if (isRoot(folder)) return workspaceAt(folder);
		if (dirname(folder) === folder) break;
	}
	throw new UserError(`${resolve(from)} is not inside a Quickening checkout`, {
		whatToDo: "Change into the folder that was cloned and try again.",
	});
}

/** The folders of the checkout whose root is known. */
export function workspaceAt(root: string): Workspace {
	return {
		root,
		local: join(root, ".quickening"),
		data: join(root, "data"),
		papers: join(root, "papers"),
		packages: join(root, "packages"),
		node: join(root, "node_modules", ".bin", "node"),
	};
}

function isRoot(folder: string): boolean {
	const path = join(folder, "package.json");
	if (!existsSync(path)) return false;
	try {
		return (JSON.parse(readFileSync(path, "utf8")) as { name?: unknown }).name === "quickening";
	} catch {
		return false;
	}
}
