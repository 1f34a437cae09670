import { copyFile, link, lstat, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { explainDiskError } from "./disk-error.ts";

/** What is moved, and where to. */
export interface InstallOptions {
	readonly from: string;
	readonly to: string;
	/** Where a file goes that stands in the way. */
	readonly replaced: string;
}

/**
 * Moves checked files to their place, each by a rename, so that a reader finds the old file or the new one and never
 * a part.
 *
 * @param paths - Paths below `from`.
 * @returns Paths of files that stood in the way; they lie below `replaced` now.
 */
export async function installFiles(paths: readonly string[], options: InstallOptions): Promise<string[]> {
	const { from, to, replaced } = options;
	const inTheWay: string[] = [];
	if (paths.length === 0) return inTheWay;
	try {
		for (const path of paths) {
			const target = join(to, path);
			await mkdir(dirname(target), { recursive: true });
			if (await exists(target)) {
				await keep(target, join(replaced, path));
				inTheWay.push(path);
			}
			await move(join(from, path), target);
		}
		await rm(from, { recursive: true, force: true });
	} catch (error) {
		throw explainDiskError(error, to);
	}
	return inTheWay;
}

async function exists(path: string): Promise<boolean> {
	return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Gives a file that is about to be replaced a second name; a folder in its place is moved away. */
async function keep(path: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	await rm(to, { recursive: true, force: true });
	if ((await lstat(path)).isDirectory()) await rename(path, to);
	else await link(path, to).catch(() => copyFile(path, to));
}

/** A rename; across disks a copy beside the target, then a rename. */
async function move(from: string, to: string): Promise<void> {
	if (await tryRename(from, to)) return;
	const aside = `${to}.${process.pid}.incoming`;
	try {
		await copyFile(from, aside);
		await rename(aside, to);
	} finally {
		await rm(aside, { force: true });
	}
	await rm(from, { force: true });
}

/** False when the two places lie on different disks. */
async function tryRename(from: string, to: string): Promise<boolean> {
	try {
		await rename(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EXDEV") return false;
		throw error;
	}
}
