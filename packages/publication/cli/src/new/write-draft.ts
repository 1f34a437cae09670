import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Workspace } from "@quickening/workspace";
import { readJsonIfThere, readTextIfThere, takeLock, writeAtomically } from "@quickening/workspace";
import type { Draft } from "./draft.ts";
import { linkWorkspacePackage } from "./workspace-package.ts";

/** What a draft that is being written has changed so far, for whoever comes after a kill -9. */
interface Journal {
	/** Paths below the root that were not there before. */
	readonly created: readonly string[];
	readonly edited: Readonly<Record<string, { readonly before: string; readonly afterSha256: string }>>;
}

/**
 * Writes a draft: aside first, then all at once by renames. What fails or is cut on the way is undone: after an error or
 * Ctrl-C now, after kill -9 by the next call.
 *
 * @param finish - What is left to do when the files stand; part of the whole, so that its failure undoes everything.
 */
export async function writeDraft(
	{ root, local }: Workspace,
	draft: Draft,
	{ signal, finish }: { signal?: AbortSignal; finish?: () => Promise<void> } = {},
): Promise<void> {
	const release = takeLock(
		join(local, "new.lock"),
		`quickening new ${draft.kind} ${draft.name}`,
		"another draft is being written",
	);
	const aside = join(local, "new");
	const journalPath = join(local, "new.json");
	try {
		undo(root, journalPath);
		rmSync(aside, { recursive: true, force: true });
		for (const [path, content] of draft.files) {
			signal?.throwIfAborted();
			mkdirSync(dirname(join(aside, path)), { recursive: true });
			if (typeof content === "string") writeFileSync(join(aside, path), content);
			else copyFileSync(content.copyOf, join(aside, path));
		}
		writeAtomically(journalPath, `${JSON.stringify(journalOf(root, draft))}\n`);
		try {
			for (const path of newPaths(root, draft)) {
				mkdirSync(dirname(join(root, path)), { recursive: true });
				renameSync(join(aside, path), join(root, path));
			}
			for (const [path, text] of draft.edits) writeAtomically(join(root, path), text);
			signal?.throwIfAborted();
			await finish?.();
			signal?.throwIfAborted();
		} catch (error) {
			undo(root, journalPath);
			throw error;
		}
		rmSync(journalPath);
		// Not in git, and put right by every set-up: nothing that has to be undone.
		const { workspacePackage } = draft;
		if (workspacePackage) linkWorkspacePackage(root, workspacePackage.folder, workspacePackage.npmName);
	} finally {
		rmSync(aside, { recursive: true, force: true });
		release();
	}
}

/** The topmost paths that are not there yet: each is moved to its place as a whole. */
function newPaths(root: string, { files }: Draft): string[] {
	const paths = [...files.keys()].map((path) => {
		const parts = path.split("/");
		const depth = parts.findIndex((_, i) => !existsSync(join(root, ...parts.slice(0, i + 1))));
		// All of it is there: what is undone would then be the whole repository.
		if (depth < 0) throw new Error(`writeDraft: ${path} is to be created and is there`);
		return parts.slice(0, depth + 1).join("/");
	});
	return [...new Set(paths)];
}

function journalOf(root: string, draft: Draft): Journal {
	const edited = [...draft.edits].map(([path, text]) => {
		const before = readTextIfThere(join(root, path));
		if (before === undefined) throw new Error(`writeDraft: ${path} is to be edited and is not there`);
		return [path, { before, afterSha256: sha256(text) }] as const;
	});
	return { created: [...newPaths(root, draft), ...(draft.madeLater ?? [])], edited: Object.fromEntries(edited) };
}

function undo(root: string, journalPath: string): void {
	const journal = readJsonIfThere<Journal>(journalPath);
	if (journal === undefined) return;
	for (const path of journal.created) rmSync(join(root, path), { recursive: true, force: true });
	for (const [path, { before, afterSha256 }] of Object.entries(journal.edited)) {
		// What somebody else has written since is theirs.
		if (sha256(readTextIfThere(join(root, path)) ?? "") === afterSha256) writeAtomically(join(root, path), before);
	}
	rmSync(journalPath);
}

function sha256(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
