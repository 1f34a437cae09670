import { statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { generatedFiles } from "@quickening/pipeline";
import { watch } from "chokidar";

/** How {@link watchSources} watches. */
export interface WatchOptions {
	/** Called with saved files (paths below the root), one call at a time; saves during a call are given to the next one. */
	readonly onSaved: (files: readonly string[]) => Promise<void>;
	/** A pause after a save in which others are gathered: editors and formatters write more than once. */
	readonly quietMs?: number;
}

const skippedFolders = new Set([
	"node_modules",
	"dist",
	"results",
	".observablehq",
	"site",
	"raw",
	"templates",
	".git",
]);

/**
 * Watches what people write: papers/, packages/, data/ and notebooks/, not what programs make.
 *
 * @returns Once every folder is watched: how to stop.
 */
export async function watchSources(
	root: string,
	{ onSaved, quietMs = 80 }: WatchOptions,
): Promise<{ close(): Promise<void> }> {
	const saved = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	let working: Promise<void> | undefined;
	const work = async () => {
		while (saved.size > 0) {
			const files = [...saved].sort();
			saved.clear();
			const before = files.map((file) => signature(join(root, file)));
			await onSaved(files);
			// The watcher drops a change that follows another within milliseconds.
			for (const [i, file] of files.entries()) if (signature(join(root, file)) !== before[i]) saved.add(file);
		}
	};
	const start = () => {
		working ??= work().finally(() => {
			working = undefined;
			// A file that was saved after the last look, and before the work was over.
			if (saved.size > 0) schedule();
		});
	};
	const schedule = () => {
		clearTimeout(timer);
		timer = setTimeout(start, quietMs);
	};
	const watcher = watch(
		["papers", "packages", "data", "notebooks", "package-lock.json"].map((name) => join(root, name)),
		{ ignoreInitial: true, ignored: (path) => isSkipped(relative(root, path).split(sep)) },
	);
	watcher.on("all", (event, path) => {
		if (event === "addDir" || event === "unlinkDir") return;
		saved.add(relative(root, path).split(sep).join("/"));
		schedule();
	});
	await new Promise<void>((resolve, reject) => watcher.once("ready", resolve).once("error", reject));
	return {
		async close() {
			clearTimeout(timer);
			saved.clear();
			await watcher.close();
			await working;
		},
	};
}

function signature(path: string): string {
	const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
	return stat === undefined ? "gone" : `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}

function isSkipped(parts: readonly string[]): boolean {
	const name = parts[parts.length - 1] ?? "";
	if (parts.some((part) => skippedFolders.has(part))) return true;
	if (parts[0] === "papers" && parts.length === 3 && [...generatedFiles, "dvc.lock"].includes(name)) return true;
	// What editors write beside a file: swap files, backups; and our own files that are not renamed yet.
	return /^(?:\.#|#|4913$)|~$|\.(?:part|swp|swx|tmp)$|^\.(?!gitignore$)/.test(name);
}
