import { execFileSync } from "node:child_process";
import { nearest } from "@quickening/workspace";
import { editedFiles } from "@quickening/workspace/git";
import { UserError } from "@quickening/workspace/terminal";
import type { ReviewedCommit } from "./review-report.ts";

/**
 * The commit that a name stands for, with the paper in it.
 *
 * @param at - A commit, branch or tag.
 * @throws UserError with exit code 2 when there is no such commit, or no such paper in it.
 */
export function findCommit(root: string, paper: string, at: string): ReviewedCommit {
	const id = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${at}^{commit}`])?.trim();
	if (id === undefined) {
		throw new UserError(`there is no commit "${at}" in this repository`, {
			whatToDo: "Name a commit, a branch or a tag that `git log` knows; fetch it first if it is elsewhere.",
			exitCode: 2,
		});
	}
	const papers = (git(root, ["ls-tree", "-r", "--name-only", "--full-tree", id, "papers/"]) ?? "")
		.split("\n")
		.flatMap((path) => /^papers\/([^/]+)\/paper\.ts$/.exec(path)?.[1] ?? []);
	if (!papers.includes(paper)) {
		const close = nearest(paper, papers);
		throw new UserError(
			`there is no paper "${paper}" at ${id.slice(0, 10)}${close ? `; did you mean "${close}"?` : ""}`,
			{
				whatToDo: papers.length > 0 ? `Papers there: ${papers.join(", ")}.` : "papers/ has no paper.ts in that commit.",
				exitCode: 2,
			},
		);
	}
	const [date = "", subject = ""] = git(root, ["log", "-1", "--format=%cs%n%s", id])!.split("\n");
	return { id, date, subject };
}

/**
 * Files with edits that are not committed and that a rebuild of the checkout would see, but a review does not; sorted.
 * Results and other papers are left out.
 */
export function unreviewedFiles(root: string, paper: string): string[] {
	const others = new RegExp(`^papers/(?!${paper}/)`);
	return editedFiles(root, ["papers", "packages", "data", "package.json", "package-lock.json"]).filter(
		(path) => !others.test(path),
	);
}

function git(root: string, args: readonly string[]): string | undefined {
	try {
		return execFileSync("git", ["-C", root, ...args], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
			maxBuffer: 1 << 28,
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") {
			throw new UserError("git is not installed", { whatToDo: "Install git, then try again." });
		}
		return undefined;
	}
}
