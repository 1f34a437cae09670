import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PaperDefinition } from "@quickening/publishing";
import { UserError } from "../terminal/user-error.ts";
import { SyncError } from "./problem.ts";

/** Slugs of the papers of a checkout, sorted: the folders of papers/ that hold a paper.ts. */
export function listPapers(root: string): string[] {
	const folder = join(root, "papers");
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((slug) => existsSync(join(folder, slug, "paper.ts")))
		.sort();
}

/**
 * The definition of a paper, from papers/<slug>/paper.ts as it is now.
 *
 * @throws UserError when there is no such paper, or paper.ts cannot be read as one; what it says is not judged here.
 */
export async function loadPaper(root: string, slug: string): Promise<PaperDefinition> {
	const file = `papers/${slug}/paper.ts`;
	const path = join(root, file);
	if (!existsSync(path)) {
		const papers = listPapers(root);
		throw new UserError(`There is no paper ${slug}: ${file} is missing`, {
			whatToDo: papers.length > 0 ? `Papers here: ${papers.join(", ")}.` : "There is no paper in papers/ yet.",
		});
	}
	const { mtimeMs, size, ino } = statSync(path);
	const url = pathToFileURL(path);
	// A process that lives on (a test, a watcher) must see the file as it is now, not as it was first imported.
	url.search = `?${ino}-${size}-${mtimeMs}`;
	let module: { default?: unknown };
	try {
		module = await import(url.href);
	} catch (error) {
		throw new SyncError([{ file, ...lineOf(error, path), message: `cannot be imported: ${messageOf(error)}` }]);
	}
	const paper = module.default as Partial<PaperDefinition> | undefined;
	const missing = requiredKeys.filter((key) => paper?.[key] === undefined);
	if (paper === undefined || typeof paper !== "object" || missing.length > 0) {
		const message =
			paper === undefined
				? "must export definePaper({...}) as its default; there is no default export"
				: `must define ${missing.join(", ")}`;
		throw new SyncError([{ file, line: 1, message }]);
	}
	return paper as PaperDefinition;
}

const requiredKeys = [
	"slug",
	"title",
	"authors",
	"version",
	"date",
	"keywords",
	"ethics",
	"synthetic",
	"datasets",
	"stages",
	"figures",
	"tables",
	"claims",
	"manuscript",
] as const satisfies readonly (keyof PaperDefinition)[];

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}

function lineOf(error: unknown, path: string): { line?: number } {
	const stack = error instanceof Error ? (error.stack ?? "") : "";
	const found = stack.split("\n").find((line) => line.includes(path));
	const line = /:(\d+)(?::\d+)?\)?$/.exec(found ?? "")?.[1];
	return line === undefined ? {} : { line: Number(line) };
}
