import { readFile, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { listOf, readShape, text } from "@quickening/workspace/shapes";
import { UserError } from "@quickening/workspace/terminal";
import * as v from "valibot";
import type { Dataset } from "./dataset.ts";
import { download } from "./download.ts";

/** A place that holds index.json and one archive a data set. */
export interface Mirror {
	readonly kind: "folder" | "web";
	/** Absolute path, or address without a slash at its end. */
	readonly place: string;
}

/** What index.json says of one data set. */
export interface MirrorEntry {
	readonly archive: string;
	readonly archiveBytes: number;
	readonly archiveSha256: string;
	readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

const rule = "must be a whole number >= 0";
const bytes = v.pipe(v.number(rule), v.safeInteger(rule), v.minValue(0, rule));
const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits"));
const entrySchema: v.GenericSchema<unknown, MirrorEntry> = v.object({
	archive: v.pipe(text, v.regex(/^[^/\\]+$/, "must be the name of a file beside index.json")),
	archiveBytes: bytes,
	archiveSha256: sha256,
	files: listOf(v.object({ path: text, bytes, sha256 })),
});

/**
 * The mirror named by `setting` (QUICKENING_MIRROR): an http(s) address, or a folder, a relative one being taken from
 * the repository's root. Undefined when none is named.
 */
export function mirrorFrom(setting: string | undefined, root: string): Mirror | undefined {
	const text = setting?.trim();
	if (!text) return undefined;
	if (/^https?:\/\//i.test(text)) return { kind: "web", place: text.replace(/\/+$/, "") };
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
		throw new UserError(`QUICKENING_MIRROR must be a folder or an http(s) address; got ${text}`);
	}
	return { kind: "folder", place: resolve(root, text) };
}

/** Where a file of the mirror is. */
export function mirrorPath(mirror: Mirror, name: string): string {
	return mirror.kind === "web" ? `${mirror.place}/${encodeURIComponent(name)}` : join(mirror.place, name);
}

/**
 * Reads what a mirror says of a data set.
 *
 * @param local - Folder for what is fetched on the way.
 * @returns Undefined when the mirror does not hold it.
 * @throws UserError when the mirror cannot be read, or holds other files than dataset.json lists.
 */
export async function mirrorEntry(mirror: Mirror, dataset: Dataset, local: string): Promise<MirrorEntry | undefined> {
	const index = await readIndex(mirror, local);
	if (index[dataset.slug] === undefined) return undefined;
	const place = `${mirrorPath(mirror, "index.json")} (${dataset.slug})`;
	const read = readShape(entrySchema, index[dataset.slug], (at) => at.join(".") || "the entry");
	if ("problems" in read) {
		throw new UserError(`${place}: ${read.problems[0]!.message}`, {
			whatToDo: "The mirror is laid out in another way than expected: have it mended, or use another one.",
		});
	}
	const entry = read.value;
	const there = new Map(entry.files.map((file) => [file.path, file]));
	for (const file of dataset.files) {
		const found = there.get(file.path);
		if (found?.bytes === file.bytes && found.sha256 === file.sha256) continue;
		throw new UserError(
			found ? `${place} has another version of ${file.path}` : `${place} does not list ${file.path}`,
			{
				whatToDo: `It differs from data/${dataset.slug}/dataset.json: have the mirror brought up to date, or use another one.`,
			},
		);
	}
	return entry;
}

async function readIndex(mirror: Mirror, local: string): Promise<Readonly<Record<string, unknown>>> {
	const place = mirrorPath(mirror, "index.json");
	let text: string;
	if (mirror.kind === "web") {
		const path = join(local, "downloads", `index-${process.pid}.json`);
		try {
			await download(place, {
				to: path,
				name: "the mirror's index.json",
				bytes: undefined,
				sha256: undefined,
				maximumBytes: 100e6,
			});
			text = await readFile(path, "utf8");
		} finally {
			await rm(path, { force: true });
		}
	} else {
		if (!(await stat(mirror.place).catch(() => undefined))?.isDirectory()) {
			throw new UserError(`the mirror ${mirror.place} is no folder`, {
				whatToDo: "Check QUICKENING_MIRROR; a relative path is taken from the repository's root.",
			});
		}
		try {
			text = await readFile(place, "utf8");
		} catch (cause) {
			throw new UserError(`${place} cannot be read: ${(cause as Error).message}`, {
				whatToDo: "QUICKENING_MIRROR must name a folder with an index.json in it.",
				cause,
			});
		}
	}
	try {
		const index = JSON.parse(text) as unknown;
		if (typeof index === "object" && index !== null && !Array.isArray(index)) {
			return index as Readonly<Record<string, unknown>>;
		}
	} catch {
		// The same answer as for a list or a number.
	}
	throw new UserError(`${place} is no JSON object`, { whatToDo: "Check QUICKENING_MIRROR." });
}
