import { execFileSync } from "node:child_process";
import { UserError } from "../terminal/user-error.ts";

/** What is committed in a repository, as far as a rebuild needs to know. */
export interface CommittedFiles {
	/** The commit that is checked out; undefined in a repository without one, or outside of git. */
	readonly commit: string | undefined;
	/** Paths below the repository that are committed, with git's name of their content. */
	readonly files: ReadonlyMap<string, string>;
	/** The committed bytes of a path; undefined when it is not committed. */
	read(path: string): Buffer | undefined;
}

/**
 * Reads what HEAD holds below some folders.
 *
 * @param root - The repository.
 * @param folders - Paths below it.
 */
export function committedFiles(root: string, folders: readonly string[]): CommittedFiles {
	const commit = headCommit(root);
	const files = new Map<string, string>();
	if (commit !== undefined && folders.length > 0) {
		for (const line of git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...folders])
			.toString("utf8")
			.split("\0")) {
			const found = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
			if (found) files.set(found[2]!, found[1]!);
		}
	}
	return {
		commit,
		files,
		read(path) {
			const id = files.get(path);
			return id === undefined ? undefined : git(root, ["cat-file", "blob", id]);
		},
	};
}

/** Files as git has them: in its index, or in a commit. */
export interface GitFiles {
	/** Path to blob of what lies below some folders in a commit; without one, in the index. */
	below(commit: string | undefined, folders: readonly string[]): ReadonlyMap<string, string>;
	/** Commits of the branch that touched something below some folders, newest first. */
	commitsOf(folders: readonly string[]): readonly string[];
	/** The bytes of a blob. */
	read(blob: string): Buffer;
}

/** Reads git's index and history; undefined outside of git. */
export function gitFiles(root: string): GitFiles | undefined {
	try {
		if (git(root, ["rev-parse", "--is-inside-work-tree"]).toString("utf8").trim() !== "true") return undefined;
	} catch (error) {
		if (error instanceof UserError) throw error;
		return undefined;
	}
	const entries = (text: Buffer, line: RegExp) => {
		const files = new Map<string, string>();
		for (const entry of text.toString("utf8").split("\0")) {
			const found = line.exec(entry);
			if (found) files.set(found[2]!, found[1]!);
		}
		return files;
	};
	return {
		below(commit, folders) {
			if (commit === undefined) {
				return entries(
					git(root, ["ls-files", "-s", "-z", "--full-name", "--", ...folders]),
					/^\d+ ([0-9a-f]+) \d\t(.+)$/s,
				);
			}
			return entries(
				git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...folders]),
				/^\d+ blob ([0-9a-f]+)\t(.+)$/s,
			);
		},
		commitsOf(folders) {
			if (headCommit(root) === undefined) return [];
			const text = git(root, ["log", "--full-history", "--format=%H", "HEAD", "--", ...folders]);
			return text.toString("utf8").split("\n").filter(Boolean);
		},
		read: (blob) => git(root, ["cat-file", "blob", blob]),
	};
}

/** Paths below some folders that differ from HEAD or are not committed (and not ignored); sorted. */
export function editedFiles(root: string, folders: readonly string[]): string[] {
	if (headCommit(root) === undefined) return [];
	const status = git(root, ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", ...folders]);
	return status
		.toString("utf8")
		.split("\0")
		.filter((entry) => entry.length > 3)
		.map((entry) => entry.slice(3))
		.sort();
}

/** The commit that is checked out; undefined in a repository without one, or outside of git. */
export function headCommit(root: string): string | undefined {
	try {
		return git(root, ["rev-parse", "--verify", "--quiet", "HEAD"]).toString("utf8").trim();
	} catch (error) {
		if (error instanceof UserError) throw error;
		return undefined;
	}
}

/** The address of git's remote "origin" as it is configured; undefined where there is none, or outside of git. */
export function remoteAddress(root: string): string | undefined {
	try {
		return git(root, ["config", "--get", "remote.origin.url"]).toString("utf8").trim();
	} catch (error) {
		if (error instanceof UserError) throw error;
		return undefined;
	}
}

function git(root: string, args: readonly string[]): Buffer {
	try {
		return execFileSync("git", ["-C", root, ...args], {
			stdio: ["ignore", "pipe", "pipe"],
			maxBuffer: 1 << 30,
			env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" },
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") {
			throw new UserError("git is not installed", { whatToDo: "Install git, then try again." });
		}
		throw error;
	}
}
