import { join } from "node:path";
import { isInvalidInput } from "@quickening/core";
import type { PaperDefinition, Reproduction } from "@quickening/publishing";
import { describeEnvironment } from "../reproduce/environment.ts";
import { loadPaper } from "../sync/index.ts";
import { formatDuration, isUserError, type Terminal } from "../terminal/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { compareRooms } from "./examine/compare-rooms.ts";
import { type Examination, examineRoom, whereOf } from "./examine/examine-room.ts";
import { type RoomResults, readRoomResults } from "./examine/room-results.ts";
import { scriptOf } from "./examine/script-of.ts";
import { findCommit, unreviewedFiles } from "./find-commit.ts";
import type { Checker } from "./parse-checker.ts";
import type { Finding, Review } from "./review-report.ts";
import { type CleanRoom, makeCleanRoom } from "./room/clean-room.ts";
import { type Rebuild, rebuildInRoom } from "./room/rebuild.ts";
import { makeRoomFolder, type RoomFolder, removeLeftRooms } from "./room/room-folder.ts";
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
	/** 0: everything agrees; 1: something differs, failed, or could not be reviewed for want of data. */
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
	const commit = findCommit(workspace.root, paper, options.at);
	const target = prepareReport(options.to ?? join(workspace.root, "review", paper));
	const unreviewed = unreviewedFiles(workspace.root, paper);
	if (unreviewed.length > 0) terminal.warn(unreviewedText(unreviewed));
	for (const path of await removeLeftRooms()) terminal.line(`removed what an earlier review had left: ${path}`);

	const folder = makeRoomFolder();
	try {
		const first = await rebuildOnce(workspace, folder, "first", commit.id, options);
		const examined = first.results && (await examine(workspace, folder, first as Rebuilt, options));
		const second =
			options.twice && first.results ? await rebuildOnce(workspace, folder, "second", commit.id, options) : undefined;
		const repeat = repeatOf(first.results, second);
		const found = assemble(workspace, { options, commit, unreviewed, first, examined, repeat });
		const report = await writeReport(target, found, { examined, results: first.results });
		if (options.keep) folder.keep();
		return {
			review: found,
			report,
			...(options.keep && { kept: folder.path }),
			exitCode: found.verdict === "agrees" ? 0 : 1,
		};
	} finally {
		if (!options.keep) folder.remove();
	}
}

/** One clean room, and what came of the rebuild in it. */
interface OneRebuild {
	readonly room: CleanRoom;
	readonly rebuild: Rebuild;
	/** The paper's definition; undefined when its paper.ts cannot be read. */
	readonly definition?: PaperDefinition;
	/** Undefined when the rebuild ended before anything was judged. */
	readonly results?: RoomResults;
}

type Rebuilt = OneRebuild & Required<Pick<OneRebuild, "results">>;

async function rebuildOnce(
	workspace: Workspace,
	folder: RoomFolder,
	name: string,
	commit: string,
	{ paper, fresh, terminal, signal }: ReviewOptions,
): Promise<OneRebuild> {
	const bar = terminal.bar({ label: `${name} clean room`, unit: "fraction" });
	try {
		const onStep = (what: string) => (terminal.isLive ? bar.update(0, what) : terminal.line(`${name} room: ${what}`));
		const room = await makeCleanRoom(workspace, folder, { commit, paper, name, fresh, signal, onStep });
		onStep(`rebuilding ${paper}`);
		const rebuild = await rebuildInRoom(workspace, folder, room, {
			paper,
			signal,
			onLine: (line) => terminal.line(`  ${line}`),
		});
		terminal.line(`${name} room: ended after ${formatDuration(rebuild.seconds)}`);
		const definition = await readDefinition(room, paper);
		const { reproduction } = rebuild;
		const results = reproduction && definition && readRoomResults(room, definition, reproduction);
		return { room, rebuild, ...(definition && { definition }), ...(results && { results }) };
	} finally {
		bar.clear();
	}
}

async function readDefinition({ workspace }: CleanRoom, paper: string): Promise<PaperDefinition | undefined> {
	try {
		return await loadPaper(workspace.root, paper);
	} catch (error) {
		// The rebuild met the same paper.ts and says what is wrong with it.
		if (isUserError(error) || isInvalidInput(error)) return undefined;
		throw error;
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

interface Repeat {
	readonly identical: number;
	readonly of: number;
	readonly findings: readonly Finding[];
}

function repeatOf(first: RoomResults | undefined, second: OneRebuild | undefined): Repeat | undefined {
	if (first === undefined || second === undefined) return undefined;
	if (second.results !== undefined) return compareRooms(first, second.results);
	const message = `the second rebuild ended otherwise than the first: ${second.rebuild.problem ?? "it judged nothing"}`;
	const of = first.outputs.length;
	return { identical: 0, of, findings: [{ kind: "repeat", where: `papers/${first.paper}`, message, details: [] }] };
}

/** All that is known, as one document. */
function assemble(
	{ root }: Workspace,
	known: {
		readonly options: ReviewOptions;
		readonly commit: Review["commit"];
		readonly unreviewed: readonly string[];
		readonly first: OneRebuild;
		readonly examined: Examination | undefined;
		readonly repeat: Repeat | undefined;
	},
): Review {
	const { options, commit, unreviewed, first, examined, repeat } = known;
	const { reproduction, problem, seconds } = first.rebuild;
	const { definition } = first;
	const findings = [
		...(problem === undefined ? [] : [problemFinding(problem, options.paper)]),
		...(reproduction?.waiting ?? []).map(
			({ dataset, reason, command }): Finding => ({
				kind: "waiting",
				where: `data/${dataset}`,
				message: `${reason}; to get it: ${command}`,
				details: [],
			}),
		),
		...(examined?.findings ?? []),
		...(repeat?.findings ?? []),
	];
	const stages = (reproduction?.stages ?? []).map((stage) => {
		const script = definition && scriptOf(definition, stage.name);
		return { ...stage, ...(script && { script }) };
	});
	const peaks = stages.flatMap(({ peakMemoryMb }) => peakMemoryMb ?? []);
	const none = { agree: 0, of: 0 };
	return {
		schema: 1,
		paper: options.paper,
		title: definition?.title ?? options.paper,
		synthetic: definition?.synthetic ?? false,
		authors: (definition?.authors ?? []).map(({ name, orcid }) => ({ name, ...(orcid && { orcid }) })),
		verdict: verdictOf(reproduction, findings),
		commit,
		checked: { ...(options.checker && { by: options.checker }), date: options.date ?? commit.date },
		findings,
		unreviewed,
		summary: examined?.summary ?? {
			rebuilt: { agree: 0, of: definition?.claims.length ?? 0 },
			reproduced: { ...none, inconclusive: 0 },
			robust: none,
			replicated: none,
		},
		claims: examined?.claims ?? [],
		values: examined?.values ?? [],
		figures: examined?.figures ?? [],
		tables: examined?.tables ?? [],
		manuscripts: examined?.manuscripts ?? [],
		fixed: examined?.fixed ?? [],
		outputs: examined?.outputs ?? [],
		stages,
		datasets: examined?.datasets ?? [],
		...(reproduction?.waiting && { waiting: reproduction.waiting }),
		room: first.room.setUp,
		...(repeat && { repeat: { identical: repeat.identical, of: repeat.of } }),
		environment: reproduction?.environment ?? describeEnvironment(root, commit.id, false),
		cost: {
			stageSeconds: round(stages.reduce((sum, stage) => sum + (stage.seconds ?? 0), 0)),
			rebuildSeconds: round(seconds),
			...(peaks.length > 0 && { peakMemoryMb: Math.max(...peaks) }),
		},
	};
}

function verdictOf(reproduction: Reproduction | undefined, findings: readonly Finding[]): Review["verdict"] {
	if (reproduction === undefined || reproduction.state === "failed") return "failed";
	if (reproduction.state === "waiting") return "waiting";
	return findings.length > 0 ? "differs" : "agrees";
}

/** What stopped a rebuild before it began: a sentence, and a line a problem when there are several. */
function problemFinding(problem: string, paper: string): Finding {
	const [message = "", ...details] = problem.split("\n").map((line) => line.trim());
	return { kind: "check", where: whereOf(problem, paper), message, details };
}

function unreviewedText(files: readonly string[]): string {
	const [one] = files;
	const named = files.length === 1 ? `${one} has edits` : `${files.length} files have edits (${one}, ...)`;
	return `${named} that are not committed: they are not reviewed`;
}

function round(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}
