import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Workspace } from "@quickening/workspace";
import { md5, readIfThere, writeAtomically } from "@quickening/workspace";
import { execa } from "execa";
import { compareWords } from "../compare/compare-words.ts";
import { type PdfText, pdfWords } from "../compare/pdf-words.ts";
import type { ReviewedManuscript, ReviewedOutput } from "../review-report.ts";
import { type CleanRoom, roomEnvironment } from "../room/clean-room.ts";
import type { RoomFolder } from "../room/room-folder.ts";
import { strangeFile } from "../room/strange-files.ts";
import { partOf } from "./describe-output.ts";
import type { RoomResults } from "./room-results.ts";

/** Where the clean room is, and the checkout that the review was asked for in. */
export interface ManuscriptPlace {
	readonly workspace: Workspace;
	readonly folder: RoomFolder;
	readonly room: CleanRoom;
	readonly signal: AbortSignal;
}

/**
 * Compares the text of every PDF of the manuscript. PDFs are not in git: the committed one is taken from the checkout when it
 * lies there byte for byte; else it is set again in the room from the committed values, tables and figures.
 */
export async function examineManuscripts(
	place: ManuscriptPlace,
	results: RoomResults,
	outputs: readonly ReviewedOutput[],
): Promise<ReviewedManuscript[]> {
	const found: ReviewedManuscript[] = [];
	/** By stage: one run sets all of its layouts. */
	const again = new Map<string, ReadonlyMap<string, Buffer>>();
	const own = `papers/${results.paper}/`;
	for (const { path, state, stage } of outputs) {
		const below = path.slice(own.length);
		if (!below.endsWith(".pdf") || partOf(below) !== undefined) continue;
		const rebuilt = await pdfWords(results.after(below)!);
		const known = { path, state, pages: rebuilt.pages };
		if (state === "identical" || state === "new") {
			found.push({ ...known, changes: [] });
			continue;
		}
		const locked = results.lockedMd5(below);
		const here = readIfThere(join(place.workspace.root, path));
		const isCommitted = here !== undefined && locked !== undefined && md5(here) === locked;
		if (!isCommitted && !again.has(stage)) again.set(stage, await setAgain(place, results, stage));
		const before = isCommitted ? here : again.get(stage)!.get(below);
		const words = before && (await wordsIfReadable(before));
		if (before === undefined || words === undefined) {
			found.push({ ...known, changes: [] });
			continue;
		}
		const against = isCommitted || md5(before) === locked ? "the committed file" : "the committed parts, set again";
		found.push({ ...known, against, changes: compareWords(words, rebuilt) });
	}
	return found;
}

/** Whatever was committed as a PDF need not be one; then there are no words to compare. */
async function wordsIfReadable(bytes: Buffer): Promise<PdfText | undefined> {
	try {
		return await pdfWords(bytes);
	} catch {
		return undefined;
	}
}

/** Runs the manuscript's stage in the room on the committed results; the rebuilt ones are put back afterwards. */
async function setAgain(
	{ workspace, folder, room, signal }: ManuscriptPlace,
	results: RoomResults,
	stage: string,
): Promise<ReadonlyMap<string, Buffer>> {
	const paperFolder = join(room.workspace.papers, results.paper);
	const paths = [...results.stageOf.keys()];
	const own = paths.filter((path) => results.stageOf.get(path) === stage);
	try {
		for (const path of paths) {
			const before = results.before(path);
			if (before !== undefined) writeAtomically(join(paperFolder, path), before);
		}
		for (const path of own) rmSync(join(paperFolder, path), { force: true });
		const stages = join(room.workspace.packages, "publication", "pipeline", "src", "stage");
		const command = [
			room.workspace.node,
			...["--conditions=@quickening/source", "--no-warnings", join(stages, "run-stage.ts"), stage],
		];
		const [program = "", ...words] = room.sandbox?.wrap(command) ?? command;
		const ended = await execa(program, words, {
			cwd: paperFolder,
			env: room.sandbox?.environment ?? roomEnvironment(workspace, folder),
			...(room.sandbox && { timeout: room.sandbox.limits.minutes * 60_000, forceKillAfterDelay: 100 }),
			extendEnv: false,
			stdin: "ignore",
			reject: false,
			cancelSignal: signal,
		});
		signal.throwIfAborted();
		// Committed parts may be such that nothing can be set from them; what differs in them is told on its own.
		if (ended.exitCode !== 0) return new Map();
		if (room.sandbox && strangeFile(room.workspace.root, [`papers/${results.paper}`]) !== undefined) return new Map();
		return new Map(own.flatMap((path) => [[path, readIfThere(join(paperFolder, path))!] as const]));
	} finally {
		for (const path of paths) {
			const standing = results.standing(path);
			if (standing !== undefined) writeAtomically(join(paperFolder, path), standing);
		}
	}
}
