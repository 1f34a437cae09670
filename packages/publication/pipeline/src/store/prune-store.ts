import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { readTextIfThere } from "@quickening/workspace";
import { readEntry, removeEntry } from "./result-store.ts";

/** Bytes of results that are kept when nobody says otherwise; `QUICKENING_STORE_GB` does. */
const DEFAULT_LIMIT_BYTES = 4e9;
const DAY_MS = 86_400_000;

/**
 * Bounds the store: entries that were not used for longest go first, and what killed runs left half-written goes after
 * a day. Safe beside runs that keep and take: an entry leaves in one step, and whoever misses it makes it.
 *
 * @param limitBytes - Bytes that may stay.
 * @returns Bytes that are kept.
 */
export function pruneStore(store: string, limitBytes: number = limitOf(process.env)): number {
	for (const name of list(join(store, "aside"))) {
		const path = join(store, "aside", name);
		if (Date.now() - (changedMs(path) ?? Date.now()) > DAY_MS) rmSync(path, { recursive: true, force: true });
	}
	const entries = list(join(store, "entries")).flatMap((shelf) =>
		list(join(store, "entries", shelf)).map((key) => {
			const folder = join(store, "entries", shelf, key);
			const path = join(folder, "entry.json");
			const entry = readEntry(readTextIfThere(path) ?? "");
			const bytes = entry?.outputs.reduce((sum, output) => sum + output.bytes, 0) ?? 0;
			// What nobody here wrote is of no use to anybody.
			return { folder, bytes, usedMs: entry === undefined ? 0 : (changedMs(path) ?? 0) };
		}),
	);
	let kept = entries.reduce((sum, { bytes }) => sum + bytes, 0);
	for (const { folder, bytes, usedMs } of entries.sort((a, b) => a.usedMs - b.usedMs)) {
		if (kept <= limitBytes && usedMs > 0) break;
		removeEntry(store, folder);
		kept -= bytes;
	}
	return kept;
}

function limitOf({ QUICKENING_STORE_GB: gigabytes }: NodeJS.ProcessEnv): number {
	const limit = Number(gigabytes);
	return gigabytes !== undefined && gigabytes.trim() !== "" && limit >= 0 ? limit * 1e9 : DEFAULT_LIMIT_BYTES;
}

function list(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
		throw error;
	}
}

function changedMs(path: string): number | undefined {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
