import { createHash, randomUUID } from "node:crypto";
import {
	constants,
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isSignedHere, readTextIfThere, signHere } from "@quickening/workspace";

/** What a stage needed when it was made. */
export interface MadeThen {
	readonly seconds: number;
	/** The most memory that its process held at once. */
	readonly peakMemoryMb: number;
}

/** A file of a stage: its declared path below the paper's folder, and where it lies or is to lie. */
export interface StoredFile {
	readonly path: string;
	readonly at: string;
}

/** The content of entry.json; `signature` is over all the rest. */
export interface StoreEntry {
	readonly schema: 1;
	readonly key: string;
	readonly paper: string;
	readonly stage: string;
	readonly made: MadeThen;
	/** In the order of their files "0", "1", ... beside the entry. */
	readonly outputs: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
	readonly signature: string;
}

/** What came of asking for a result. */
export type Taken =
	| { readonly state: "taken"; readonly made: MadeThen }
	| { readonly state: "missing" }
	/** It was there but not as it was kept; it is removed. */
	| { readonly state: "damaged"; readonly because: string };

/** The folder of an entry. Entries come and go by one rename of it, so that none is ever met in part. */
export function entryFolder(store: string, key: string): string {
	return join(store, "entries", key.slice(0, 2), key);
}

/** A folder beside the entries, for what is being written or removed; what a kill leaves there is swept up later. */
export function asideOf(store: string): string {
	const folder = join(store, "aside", randomUUID());
	mkdirSync(dirname(folder), { recursive: true });
	return folder;
}

/**
 * Copies what was kept under a key to the places of a stage's outputs, after a look at the bytes of every file.
 *
 * @param files - All outputs of the stage. None of them is left behind when the entry is not whole.
 */
export function takeResult(store: string, key: string, files: readonly StoredFile[]): Taken {
	const folder = entryFolder(store, key);
	const text = readTextIfThere(join(folder, "entry.json"));
	// Without its entry a folder is none: somebody removes it at this moment, or a power cut took the file.
	if (text === undefined) return existsSync(folder) ? discard(store, folder, "it has no entry") : { state: "missing" };
	const entry = readEntry(text);
	if (entry?.key !== key) return discard(store, folder, "its entry was not written on this machine");
	const copied: string[] = [];
	const problem = copyAll(folder, entry, files, copied);
	if (problem !== undefined) {
		for (const path of copied) rmSync(path, { force: true });
		// Somebody put another entry in its place between the look at the entry and that at its files: nothing is damaged.
		if (readTextIfThere(join(folder, "entry.json")) !== text) return takeResult(store, key, files);
		return discard(store, folder, problem);
	}
	touch(folder);
	return { state: "taken", made: entry.made };
}

/**
 * Keeps the outputs of a stage under a key. An entry with the same bytes stays; one with others gives way, since these
 * were made last.
 */
export function keepResult(
	store: string,
	key: string,
	{ files, ...facts }: Pick<StoreEntry, "paper" | "stage" | "made"> & { readonly files: readonly StoredFile[] },
): void {
	const aside = asideOf(store);
	try {
		mkdirSync(aside);
		const outputs = files.map(({ path, at }, i) => {
			const to = join(aside, String(i));
			copyFileSync(at, to, constants.COPYFILE_FICLONE);
			const bytes = readFileSync(to);
			return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength };
		});
		const entry = { schema: 1, key, ...facts, outputs } as const;
		const signature = signHere(JSON.stringify(entry));
		writeFileSync(join(aside, "entry.json"), `${JSON.stringify({ ...entry, signature })}\n`);
		const folder = entryFolder(store, key);
		mkdirSync(dirname(folder), { recursive: true });
		// Another checkout may keep the same result at the same time, so the place may be taken again.
		for (let attempt = 0; attempt < 5; attempt++) {
			if (tryRename(aside, folder)) return;
			const there = readEntry(readTextIfThere(join(folder, "entry.json")) ?? "");
			if (JSON.stringify(there?.outputs) === JSON.stringify(outputs)) {
				touch(folder);
				return;
			}
			removeEntry(store, folder);
		}
	} finally {
		rmSync(aside, { recursive: true, force: true });
	}
}

/** An entry that this machine signed; undefined when it is none, or was changed. */
export function readEntry(text: string): StoreEntry | undefined {
	let parsed: StoreEntry;
	try {
		parsed = JSON.parse(text) as StoreEntry;
	} catch {
		return undefined;
	}
	const { signature, ...entry } = parsed;
	return isSignedHere(JSON.stringify(entry), signature) ? parsed : undefined;
}

/** Takes an entry away in one step, then removes its files; one that is gone already is as well. */
export function removeEntry(store: string, folder: string): void {
	const trash = asideOf(store);
	if (tryRename(folder, trash)) rmSync(trash, { recursive: true, force: true });
}

function copyAll(
	folder: string,
	{ outputs }: StoreEntry,
	files: readonly StoredFile[],
	copied: string[],
): string | undefined {
	if (outputs.length !== files.length) return "it has other outputs";
	for (const { path, at } of files) {
		const i = outputs.findIndex((output) => output.path === path);
		if (i < 0) return `it has no ${path}`;
		mkdirSync(dirname(at), { recursive: true });
		copied.push(at);
		try {
			copyFileSync(join(folder, String(i)), at, constants.COPYFILE_FICLONE);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
			return `${path} is gone`;
		}
		if (createHash("sha256").update(readFileSync(at)).digest("hex") !== outputs[i]!.sha256) {
			return `the bytes of ${path} are not those that were kept`;
		}
	}
	return undefined;
}

function discard(store: string, folder: string, because: string): Taken {
	removeEntry(store, folder);
	return { state: "damaged", because };
}

/** The time of an entry is when it was last used; the oldest go first. */
function touch(folder: string): void {
	const now = new Date();
	try {
		utimesSync(join(folder, "entry.json"), now, now);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
}

function tryRename(from: string, to: string): boolean {
	try {
		renameSync(from, to);
		return true;
	} catch (error) {
		if (["ENOENT", "ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
		throw error;
	}
}
