import { join } from "node:path";
import { refuseEditedPackages } from "@quickening/reproduce";
import type { Workspace } from "@quickening/workspace";
import type { Terminal } from "@quickening/workspace/terminal";
import { assembleReview } from "./assemble-review.ts";
import { compareRooms, type RoomComparison } from "./examine/compare-rooms.ts";
import { type Examination, examineRoom } from "./examine/examine-room.ts";
import type { RoomResults } from "./examine/room-results.ts";
import { findCommit, unreviewedFiles } from "./find-commit.ts";
import type { Checker } from "./parse-checker.ts";
import { type OneRebuild, type Rebuilt, rebuildOnce } from "./rebuild-once.ts";
import type { Review } from "./review-report.ts";
import { makeRoomFolder, type RoomFolder, removeLeftRooms } from "./room/room-folder.ts";
import { requireSandbox, type SandboxLimits } from "./room/sandbox.ts";
import { prepareReport, type WrittenReport, writeReport } from "./write-report.ts";

/** How {@link review} works. */
export interface ReviewOptions {
	readonly paper: string;
	/** A commit, branch or tag. */
	readonly at: string;
	/** Folder that the report is written to; it is made anew. Default: review/<paper>. */
	readonly to?: string | undefined;
	/** Rebuilds in a second clean room, too, and compares both byte for byte. */
	readonly twice: boolean;
	/** Installs npm packages in the room, also when this checkout has the same ones. */
	readonly fresh: boolean;
	/** Runs all that the commit holds in a sandbox, with these limits: nothing of it runs outside. */
	readonly untrusted?: SandboxLimits | undefined;
	/** Leaves the clean rooms where they are. */
	readonly keep: boolean;
	readonly checker?: Checker | undefined;
	/** ISO date that the certificate carries; the commit's by default. */
	readonly date?: string | undefined;
	readonly terminal: Terminal;
	/** Ends the review with all that it started. */
	readonly signal: AbortSignal;
}

export interface ReviewResult {
	readonly review: Review;
	readonly report: WrittenReport;
	/** Where the clean rooms are, when they were kept. */
	readonly kept?: string;
	/**
	 * 0: everything agrees, or lies within tolerance; 1: something differs, failed, or could not be reviewed for want of data.
	 */
	readonly exitCode: 0 | 1;
}

/**
 * Rebuilds a paper at a commit in a clean room (a clone in which nothing was ever made), compares everything with what is
 * committed there, and writes the report: a page, review.json, and a certificate when it could be rebuilt.
 *
 * @throws UserError when there is no such commit or paper, the room cannot be set up, or the report cannot be written.
 */
export async function review(workspace: Workspace, options: ReviewOptions): Promise<ReviewResult> {
	const { paper, terminal } = options;
	if (options.untrusted) requireSandbox();
	const commit = findCommit(workspace.root, paper, options.at);
	const target = prepareReport(options.to ?? join(workspace.root, "review", paper));
	// A clean room links this checkout's packages, where the lock is the same.
	if (!options.fresh) refuseEditedPackages(workspace.root, terminal);
	const unreviewed = unreviewedFiles(workspace.root, paper);
	if (unreviewed.length > 0) terminal.warn(unreviewedText(unreviewed));
	for (const path of await removeLeftRooms()) terminal.line(`removed what an earlier review had left: ${path}`);

	const folder = makeRoomFolder({ isTrusted: options.untrusted === undefined });
	try {
		const first = await rebuildOnce(workspace, folder, "first", commit.id, options);
		const examined = first.results && (await examine(workspace, folder, first as Rebuilt, options));
		const isRebuilt = ["rebuilt", "differs"].includes(first.results?.reproduction.state ?? "");
		const second =
			options.twice && isRebuilt ? await rebuildOnce(workspace, folder, "second", commit.id, options) : undefined;
		const repeat = repeatOf(first.results, second);
		const found = assembleReview(workspace, { options, commit, unreviewed, first, examined, repeat });
		const report = await writeReport(target, found, { examined, results: first.results });
		if (options.keep) folder.keep();
		return {
			review: found,
			report,
			...(options.keep && { kept: folder.path }),
			exitCode: ["agrees", "within tolerance"].includes(found.verdict) ? 0 : 1,
		};
	} finally {
		if (!options.keep) folder.remove();
	}
}

async function examine(
	workspace: Workspace,
	folder: RoomFolder,
	{ room, results }: Rebuilt,
	{ terminal, signal }: ReviewOptions,
): Promise<Examination> {
	const bar = terminal.bar({ label: "comparing values, figures, tables and text", unit: "fraction" });
	try {
		return await examineRoom({ workspace, folder, room, signal }, results);
	} finally {
		bar.clear();
	}
}

function repeatOf(first: RoomResults | undefined, second: OneRebuild | undefined): RoomComparison | undefined {
	if (first === undefined || second === undefined) return undefined;
	if (second.results !== undefined) return compareRooms(first, second.results);
	const message = `the second rebuild ended otherwise than the first: ${second.rebuild.problem ?? "it judged nothing"}`;
	const of = first.outputs.length;
	return { identical: 0, of, findings: [{ kind: "repeat", where: `papers/${first.paper}`, message, details: [] }] };
}

function unreviewedText(files: readonly string[]): string {
	const [one] = files;
	const named = files.length === 1 ? `${one} has edits` : `${files.length} files have edits (${one}, ...)`;
	return `${named} that are not committed: they are not reviewed`;
}
