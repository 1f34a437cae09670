import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { add, cacheFolder, type DvcRepository, status } from "@quickening/dvc";
import { hashFile } from "./hash-file.ts";

/** What tracking did to data/<slug>/raw.dvc. */
export type Tracking = "unchanged" | "created" | "changed";

/**
 * Has DVC track data/<slug>/raw. Cache objects with the names of the installed files but other bytes are removed
 * first: a hard link shares its bytes with the cache, so an edited raw file has spoiled the cache too, and DVC would
 * put the edit back in the place of the file just fetched.
 *
 * @param installed - Paths below raw/ that were just put there.
 */
export async function trackRawData(
	repository: DvcRepository,
	slug: string,
	{ installed }: { installed: readonly string[] },
): Promise<Tracking> {
	const pointer = `data/${slug}/raw.dvc`;
	const path = join(repository.folder, pointer);
	const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
	if (before !== undefined && installed.length === 0) {
		const stages = await status(repository, { targets: [pointer] });
		if (Object.keys(stages).length === 0) return "unchanged";
	}
	await dropSpoiledObjects(repository, slug, installed);
	await add(repository, [`data/${slug}/raw`]);
	const after = readFileSync(path, "utf8");
	return before === undefined ? "created" : before === after ? "unchanged" : "changed";
}

async function dropSpoiledObjects(repository: DvcRepository, slug: string, installed: readonly string[]) {
	if (installed.length === 0 || !existsSync(join(repository.folder, ".dvc", "config"))) return;
	const objects = join(await cacheFolder(repository), "files", "md5");
	if (!existsSync(objects)) return;
	for (const file of installed) {
		const [md5] = await hashFile(join(repository.folder, "data", slug, "raw", file), "md5");
		const object = join(objects, md5!.slice(0, 2), md5!.slice(2));
		if (!existsSync(object)) continue;
		const [found] = await hashFile(object, "md5");
		if (found !== md5) await rm(object, { force: true });
	}
}
