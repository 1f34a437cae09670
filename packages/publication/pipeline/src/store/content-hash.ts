import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Sha256 of a file, or of a folder's files with their paths; undefined where there is nothing. */
export function contentHash(path: string): string | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined) return undefined;
	if (!stat.isDirectory()) return createHash("sha256").update(readFileSync(path)).digest("hex");
	const hash = createHash("sha256");
	for (const below of filesBelow(path)) hash.update(JSON.stringify([below, contentHash(join(path, below))]));
	return `folder ${hash.digest("hex")}`;
}

/** Paths of the files below a folder, sorted; links are followed. */
export function filesBelow(folder: string, at = ""): string[] {
	return readdirSync(join(folder, at))
		.sort()
		.flatMap((name) => {
			const below = at === "" ? name : `${at}/${name}`;
			return statSync(join(folder, below)).isDirectory() ? filesBelow(folder, below) : [below];
		});
}
