import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PaperDefinition } from "@quickening/paper";
import { explainSystemError, UserError } from "@quickening/workspace/terminal";
import { type EvaluateOptions, evaluateDefinition } from "./evaluate-definition.ts";
import { SyncError, type SyncProblem } from "./problem.ts";

/** Slugs of the papers of a checkout, sorted: the folders of papers/ that hold a paper.ts. */
export function listPapers(root: string): string[] {
	const folder = join(root, "papers");
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((slug) => existsSync(join(folder, slug, "paper.ts")))
		.sort();
}

/**
 * The definition of a paper, from papers/<slug>/paper.ts as it is now, evaluated in a process with few rights.
 *
 * @throws UserError when there is no such paper, or paper.ts cannot be read as one; what it says is not judged here.
 */
export async function loadPaper(root: string, slug: string, options: EvaluateOptions = {}): Promise<PaperDefinition> {
	const file = `papers/${slug}/paper.ts`;
	const path = join(root, file);
	if (!existsSync(path)) {
		const papers = listPapers(root);
		throw new UserError(`There is no paper ${slug}: ${file} is missing`, {
			whatToDo: papers.length > 0 ? `Papers here: ${papers.join(", ")}.` : "There is no paper in papers/ yet.",
		});
	}
	let paper: unknown;
	try {
		paper = await evaluateDefinition(root, file, "default", options);
	} catch (error) {
		// A full disk is no fault of the file: the definition that was read could not be kept.
		const refused = explainSystemError(error);
		if (refused !== undefined && isFull(error)) throw refused;
		throw new SyncError(await importProblems(root, file, error));
	}
	if (paper === undefined || typeof paper !== "object") {
		const message = "must export definePaper({...}) as its default; there is no default export";
		throw new SyncError([{ file, line: 1, message }]);
	}
	return paper as PaperDefinition;
}

function isFull(error: unknown): boolean {
	const { code = "" } = error as NodeJS.ErrnoException;
	return code === "ENOSPC" || code === "EDQUOT";
}

/**
 * Why a module cannot be imported. Node names the module that it met first, and a syntax error by line alone: esbuild
 * finds every error of what the module reaches, with its place. What fails only when it runs is told by its stack.
 */
async function importProblems(root: string, file: string, error: unknown): Promise<readonly SyncProblem[]> {
	// The bundler is loaded only where something is broken: pages read papers through this door too.
	const { brokenCode } = await import("../fingerprint/bundle-code.ts");
	const broken = await brokenCode(root, file);
	if (broken.length > 0) return broken;
	const stack = error instanceof Error ? (error.stack ?? "") : "";
	const message = `cannot be imported: ${error instanceof Error ? error.message.split("\n")[0]! : String(error)}`;
	const base = pathToFileURL(`${root}/`).href;
	for (const [, path, line, column] of stack.matchAll(/(file:\/\/[^\s?()]+?):(\d+)(?::(\d+))?(?=[)\s]|$)/g)) {
		const below = path!.startsWith(base) ? decodeURIComponent(path!.slice(base.length)) : "";
		if (!/^(papers|packages)\//.test(below) || below.startsWith("packages/publication/pipeline/")) continue;
		return [{ file: below, line: Number(line), ...(column !== undefined && { column: Number(column) }), message }];
	}
	return [{ file, message }];
}
