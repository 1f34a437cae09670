import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, isSignedHere, readJsonIfThere, sha256, signHere, writeAtomically } from "@quickening/workspace";

/** sha256, size in bytes, and the times of last change of content and of all, in ms. */
type Recorded = readonly [sha256: string, size: number, mtimeMs: number, ctimeMs: number];

interface ModulesRecord {
	readonly schema: 1;
	/** By path below the checkout. */
	readonly files: Readonly<Record<string, Recorded>>;
	readonly signature: string;
}

/** How npm's packages stand to what was installed. */
export interface InstalledPackages {
	/** Whether set-up wrote down on this machine what it installed. */
	readonly isRecorded: boolean;
	/** Files that are not as they were installed. */
	readonly edited: readonly { readonly path: string; readonly change: "changed" | "added" | "removed" }[];
}

/**
 * Compares npm's packages with what set-up wrote down when it had installed them (setup/modules-record.mjs), by content. A file
 * whose size and times are the recorded ones is not read; one whose times alone differ (a hard link was made) is, and its times
 * are written down anew.
 *
 * @param folders - Of packages, below the root: `node_modules/d3-array`; all that were written down when left out.
 */
export function lookAtPackages(root: string, folders?: Iterable<string>): InstalledPackages {
	const path = join(cacheFolder(), "modules", `${sha256(realpathSync(root)).slice(0, 16)}.json`);
	const record = readJsonIfThere<ModulesRecord>(path);
	const signed = (files: ModulesRecord["files"]) => `modules ${realpathSync(root)}\n${JSON.stringify(files)}`;
	if (record?.schema !== 1 || !isSignedHere(signed(record.files), record.signature)) {
		return { isRecorded: false, edited: [] };
	}
	const { files } = record;
	const edited: InstalledPackages["edited"][number][] = [];
	const moved: Record<string, Recorded> = {};
	const named = folders ?? Object.keys(files).map((file) => /^.*?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)![0]);
	const wanted = [...new Set(named)].map((folder) => `${folder}/`).sort();
	const seen = new Set<string>();
	for (const folder of wanted) {
		for (const file of filesBelow(root, folder.slice(0, -1))) {
			if (seen.has(file)) continue;
			seen.add(file);
			const known = Object.hasOwn(files, file) ? files[file] : undefined;
			if (known === undefined) {
				edited.push({ path: file, change: "added" });
				continue;
			}
			const { size, mtimeMs, ctimeMs } = lstatSync(join(root, file));
			if (size === known[1] && mtimeMs === known[2] && ctimeMs === known[3]) continue;
			if (size === known[1] && sha256(readFileSync(join(root, file))) === known[0]) {
				moved[file] = [known[0], size, mtimeMs, ctimeMs];
			} else edited.push({ path: file, change: "changed" });
		}
	}
	for (const file of Object.keys(files)) {
		if (seen.has(file) || !wanted.some((folder) => file.startsWith(folder))) continue;
		edited.push({ path: file, change: "removed" });
	}
	if (Object.keys(moved).length > 0) {
		const all = { ...files, ...moved };
		writeAtomically(path, JSON.stringify({ schema: 1, files: all, signature: signHere(signed(all)) }));
	}
	return { isRecorded: true, edited };
}

/** `npm package d3-array: src/sum.js was changed`, a line a file; a long list says how many more. */
export function editedPackageLines({ edited }: InstalledPackages, most = 8): string[] {
	const lines = edited.map(({ path, change }) => {
		const [, name = path, file = ""] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path) ?? [];
		return `npm package ${name}: ${file} was ${change} (${path})`;
	});
	return lines.length <= most ? lines : [...lines.slice(0, most), `and ${lines.length - most} more`];
}

/**
 * Files of a package; links, and what an installation of tfjs-node builds, are not npm's (the same rule as modules-record.mjs).
 */
function* filesBelow(root: string, path: string): Generator<string> {
	const found = lstatSync(join(root, path), { throwIfNoEntry: false });
	if (found?.isFile()) yield path;
	if (!found?.isDirectory() || /\/@tensorflow\/tfjs-node\/(?:lib|deps|build-tmp-napi-v\d+)$/.test(path)) return;
	for (const name of readdirSync(join(root, path)).sort()) yield* filesBelow(root, `${path}/${name}`);
}
