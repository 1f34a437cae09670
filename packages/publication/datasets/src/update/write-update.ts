import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJsonIfThere, readTextIfThere, writeAtomically } from "@quickening/workspace";
import { columnsModule } from "../columns-module.ts";
import type { Dataset } from "../dataset.ts";
import { explainDiskError } from "../disk-error.ts";
import type { Tracking } from "../track-raw-data.ts";

/** An update that is ready to be written. */
export interface PreparedUpdate {
	readonly dataset: Dataset;
	/** The new text of dataset.json. */
	readonly text: string;
	/** Folder with the new files by their paths below raw/; it is emptied. */
	readonly folder: string;
	readonly paths: readonly string[];
	readonly track: (slug: string, installed: readonly string[]) => Promise<Tracking>;
}

/** What an update has changed so far, for whoever comes after a kill -9. */
interface Journal {
	/** Text files below the root as they were before; null where there was none. */
	readonly texts: Readonly<Record<string, string | null>>;
	/** Paths below raw/ whose former bytes lie in the folder of the former files, or that were not there. */
	readonly replaced: readonly string[];
	readonly added: readonly string[];
}

/**
 * Puts new files in the place of a data set's, with dataset.json, columns.ts and raw.dvc: all of it or nothing. What fails is
 * undone now; what is cut by a kill -9 by {@link undoUpdate}.
 */
export async function writeUpdate(
	root: string,
	{ dataset, text, folder, paths, track }: PreparedUpdate,
): Promise<Tracking> {
	const { slug } = dataset;
	const base = `data/${slug}`;
	const texts = [`${base}/dataset.json`, `${base}/columns.ts`, `${base}/raw.dvc`, `${base}/.gitignore`];
	const raw = join(root, base, "raw");
	const former = formerFolder(root, slug);
	rmSync(former, { recursive: true, force: true });
	mkdirSync(former, { recursive: true });
	const replaced = paths.filter((path) => existsSync(join(raw, path)));
	const journal: Journal = {
		texts: Object.fromEntries(texts.map((path) => [path, readTextIfThere(join(root, path)) ?? null])),
		replaced,
		added: paths.filter((path) => !replaced.includes(path)),
	};
	for (const path of replaced) {
		mkdirSync(dirname(join(former, path)), { recursive: true });
		linkSync(join(raw, path), join(former, path));
	}
	writeAtomically(journalPath(root, slug), JSON.stringify(journal));
	try {
		for (const path of paths) {
			mkdirSync(dirname(join(raw, path)), { recursive: true });
			renameSync(join(folder, path), join(raw, path));
		}
		writeAtomically(join(root, base, "dataset.json"), text);
		const columns = columnsModule(dataset);
		if (columns !== undefined) writeAtomically(join(root, base, "columns.ts"), columns);
		else rmSync(join(root, base, "columns.ts"), { force: true });
		const tracking = await track(slug, paths);
		rmSync(journalPath(root, slug));
		rmSync(former, { recursive: true, force: true });
		return tracking;
	} catch (error) {
		undoUpdate(root, slug);
		throw explainDiskError(error, raw);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Puts back what an update that did not come to its end had changed.
 *
 * @returns Whether there was one.
 */
export function undoUpdate(root: string, slug: string): boolean {
	const journal = readJsonIfThere<Journal>(journalPath(root, slug));
	if (journal === undefined) return false;
	const raw = join(root, "data", slug, "raw");
	const former = formerFolder(root, slug);
	for (const path of journal.replaced) {
		if (!existsSync(join(former, path)) || isSameFile(join(former, path), join(raw, path))) continue;
		renameSync(join(former, path), join(raw, path));
	}
	for (const path of journal.added) rmSync(join(raw, path), { force: true });
	for (const [path, text] of Object.entries(journal.texts)) {
		if (text === null) rmSync(join(root, path), { force: true });
		else writeAtomically(join(root, path), text);
	}
	rmSync(former, { recursive: true, force: true });
	rmSync(journalPath(root, slug));
	return true;
}

function journalPath(root: string, slug: string): string {
	return join(root, ".quickening", "updates", `${slug}.json`);
}

function formerFolder(root: string, slug: string): string {
	return join(root, ".quickening", "updates", `${slug}-former`);
}

function isSameFile(one: string, other: string): boolean {
	if (!existsSync(other)) return false;
	const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
	return hash(one) === hash(other);
}
