import { type BigIntStats, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "@quickening/workspace";

/**
 * Remembers the sha256 of files that have not changed since: size, times of change (of content and of inode, in
 * nanoseconds) and inode must all be the same. The time of the inode's change cannot be set by a program, so an edit
 * with the old modification time put back is seen.
 */
export interface StatCache {
	lookup(path: string, stat: BigIntStats): string | undefined;
	remember(path: string, stat: BigIntStats, sha256: string): void;
	/**
	 * Writes aside and renames; a cache that cannot be written is no error, the next check is only slower.
	 *
	 * @param isPart - Whether only some of the files were looked at, so that the others are kept. Default: what nobody looked up
	 *   goes.
	 */
	save(isPart?: boolean): void;
}

interface Saved {
	readonly schema: 1;
	readonly files: Record<string, readonly [fingerprint: string, sha256: string]>;
}

/** The stat cache of a data set, kept in .quickening/checks/<slug>.json. */
export function openStatCache(root: string, slug: string): StatCache {
	const path = join(root, ".quickening", "checks", `${slug}.json`);
	const before = load(path);
	const files: Saved["files"] = {};
	let changed = false;
	return {
		lookup(name, stat) {
			const entry = before[name];
			if (!entry || entry[0] !== fingerprint(stat)) return undefined;
			files[name] = entry;
			return entry[1];
		},
		remember(name, stat, sha256) {
			// A file changed within the last two seconds may change again within one tick of the disk's clock.
			if (BigInt(Date.now()) * 1_000_000n - stat.ctimeNs < 2_000_000_000n) return;
			files[name] = [fingerprint(stat), sha256];
			changed = true;
		},
		save(isPart = false) {
			if (!changed && (isPart || Object.keys(files).length === Object.keys(before).length)) return;
			const kept = isPart ? { ...before, ...files } : files;
			try {
				writeAtomically(path, JSON.stringify({ schema: 1, files: kept } satisfies Saved));
			} catch {
				// Without the cache the next check reads every file again, and finds the same.
			}
		},
	};
}

function load(path: string): Saved["files"] {
	try {
		const saved = JSON.parse(readFileSync(path, "utf8")) as Saved;
		return saved.schema === 1 && typeof saved.files === "object" ? saved.files : {};
	} catch {
		return {};
	}
}

function fingerprint(stat: BigIntStats): string {
	return `${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}:${stat.ino}`;
}
