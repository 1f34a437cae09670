import { createHash } from "node:crypto";
import { type BigIntStats, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What is remembered of files, by path below the root: [mark of its stat, sha256, time of hashing in ms]. */
export type FileRecords = Readonly<Record<string, readonly [mark: string, sha256: string, hashedAtMs: number]>>;

/**
 * The sha256 of files, taken from memory while nothing about a file has changed.
 *
 * A remembered hash is believed when size, inode, time of change of the content and of the inode (ctime, which no
 * ordinary tool can set back) are the same to the nanosecond, and the file was at rest for two seconds before it was
 * hashed, so that an edit within one tick of the file system's clock is not missed.
 */
export interface FileTable {
	/** @returns undefined when there is no such file. */
	sha256(path: string): string | undefined;
	/** What to remember: the files that were asked for. */
	records(): FileRecords;
}

const REST_MS = 2000;

/** Makes the table of a checkout from what was remembered of it. */
export function fileTable(root: string, remembered: FileRecords): FileTable {
	const asked = new Map<string, readonly [string, string, number] | undefined>();
	const look = (path: string): readonly [string, string, number] | undefined => {
		const absolute = join(root, path);
		const stat = statSync(absolute, { bigint: true, throwIfNoEntry: false });
		if (!stat?.isFile()) return undefined;
		const mark = markOf(stat);
		const old = remembered[path];
		if (old !== undefined && old[0] === mark) {
			const [, , hashedAt] = old;
			if (hashedAt - Number(stat.mtimeMs) > REST_MS && hashedAt - Number(stat.ctimeMs) > REST_MS) return old;
		}
		const hashedAt = Date.now();
		return [mark, createHash("sha256").update(readFileSync(absolute)).digest("hex"), hashedAt];
	};
	return {
		sha256(path) {
			if (!asked.has(path)) asked.set(path, look(path));
			return asked.get(path)?.[1];
		},
		records() {
			const records: Record<string, readonly [string, string, number]> = {};
			for (const [path, record] of asked) if (record !== undefined) records[path] = record;
			return records;
		},
	};
}

function markOf({ size, mtimeNs, ctimeNs, ino, dev }: BigIntStats): string {
	return `${size} ${mtimeNs} ${ctimeNs} ${ino} ${dev}`;
}
