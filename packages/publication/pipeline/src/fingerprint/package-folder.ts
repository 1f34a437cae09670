import { existsSync } from "node:fs";
import { join, posix } from "node:path";

/** The folder of the package or paper that a file belongs to: the nearest one above it with a package.json. */
export function packageFolderOf(root: string, path: string): string {
	for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) {
		if (existsSync(join(root, folder, "package.json"))) return folder;
	}
	return "";
}
