import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listPapers } from "@quickening/pipeline/plan";
import { findPeople, type StageEvidence } from "@quickening/pipeline/stage";
import { readTextIfThere, sha256 } from "@quickening/workspace";
import type { ClosedPaths } from "./closed-paths.ts";

/** Files that are texts, and may hold rows. */
const textFile = /\.(?:html|js|json|csv|tsv|svg|xml|txt|md|css|map)$/;

/** A line of a table is looked for when it is long enough to be nobody else's. */
const LEAST_LINE = 24;

/**
 * Rows of people in a folder of built pages: ids of those who stand behind a paper's results, lines of closed tables, and whole
 * closed files. It is the last look; what writes a page is kept from reading such files in the first place.
 *
 * @param folder - The built pages.
 * @returns a sentence a file.
 */
export function pageLeaks(root: string, closed: ClosedPaths, folder: string): string[] {
	if (closed.folders.length === 0) return [];
	const files = walk(folder);
	const people = new Set(listPapers(root).flatMap((slug) => peopleOf(root, slug)));
	const lines = new Set<string>();
	const hashes = new Map<string, string>();
	for (const path of closedFiles(root, closed)) {
		const bytes = readFileSync(join(root, path));
		if (bytes.byteLength > 0) hashes.set(sha256(bytes), path);
		if (bytes.byteLength > 64e6 || !/\.(?:csv|tsv|txt|json)$/.test(path)) continue;
		for (const line of bytes.toString("utf8").split(/\r?\n/).slice(1)) {
			const plain = line.trim().replace(/,$/, "");
			if (plain.length >= LEAST_LINE && /\d/.test(plain) && /[,;\t]/.test(plain)) lines.add(plain);
		}
	}
	const found: string[] = [];
	for (const path of files) {
		const bytes = readFileSync(join(folder, path));
		const twin = hashes.get(sha256(bytes));
		if (twin !== undefined) found.push(`${path} is ${twin}, whose rows stay on this machine`);
		if (twin !== undefined || !textFile.test(path)) continue;
		const named = findPeople(bytes, people);
		if (named > 0)
			found.push(`${path} holds the ${named === 1 ? "id of a person" : "ids of people"} whose data are not open`);
		else if (
			bytes
				.toString("utf8")
				.split(/\r?\n|\\n/)
				.some((line) => lines.has(line.trim().replace(/,$/, "")))
		) {
			found.push(`${path} holds a row of data that are not open`);
		}
	}
	return found;
}

function peopleOf(root: string, slug: string): string[] {
	const folder = join(root, "papers", slug, "results", "evidence");
	return walk(folder).flatMap((name) => {
		try {
			return (JSON.parse(readTextIfThere(join(folder, name)) ?? "{}") as Partial<StageEvidence>).people ?? [];
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			return [];
		}
	});
}

function closedFiles(root: string, { folders, except }: ClosedPaths): string[] {
	const open = new Set(except);
	return folders
		.flatMap((folder) => walk(join(root, folder)).map((path) => folder + path))
		.filter((path) => !open.has(path));
}

function walk(folder: string): string[] {
	try {
		return readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/").replace(/^\//, ""))
			.sort();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		return [];
	}
}
