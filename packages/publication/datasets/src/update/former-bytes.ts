import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, type DvcRepository } from "@quickening/dvc";
import { readIfThere, readJsonIfThere, readTextIfThere, sha256 } from "@quickening/workspace";
import type { DatasetFile } from "../dataset.ts";

/**
 * The bytes that dataset.json lists for a file, from raw/ or from DVC's cache; undefined when they are nowhere on this machine.
 */
export async function formerBytes(
	repository: DvcRepository,
	slug: string,
	file: DatasetFile,
): Promise<Uint8Array | undefined> {
	const isListed = (bytes: Uint8Array | undefined) => bytes !== undefined && sha256(bytes) === file.sha256;
	const inPlace = readIfThere(join(repository.folder, "data", slug, "raw", file.path));
	if (isListed(inPlace)) return inPlace;
	const pointer = readTextIfThere(join(repository.folder, "data", slug, "raw.dvc"));
	const folder = /md5: ([0-9a-f]{32}\.dir)/.exec(pointer ?? "")?.[1];
	if (folder === undefined) return undefined;
	const objects = join(await cacheFolder(repository), "files", "md5");
	const at = (md5: string) => join(objects, md5.slice(0, 2), md5.slice(2));
	const list = readJsonIfThere<readonly { readonly md5: string; readonly relpath: string }[]>(at(folder));
	const entry = list?.find(({ relpath }) => relpath === file.path);
	if (entry === undefined) return undefined;
	try {
		const bytes = readFileSync(at(entry.md5));
		return isListed(bytes) ? bytes : undefined;
	} catch {
		// A cache without the object cannot help; that the rows cannot be compared is told.
		return undefined;
	}
}
