import { spawn } from "node:child_process";
import { join } from "node:path";
import { splitLines } from "@quickening/dvc";
import type { Reproduction } from "@quickening/paper";
import { formatProblem } from "@quickening/pipeline/plan";
import type { problemJson } from "@quickening/reproduce";
import { identify, type Workspace } from "@quickening/workspace";
import { visibleControls } from "@quickening/workspace/terminal";
import type { CleanRoom } from "./clean-room.ts";
import { roomEnvironment } from "./clean-room.ts";
import { REVIEW_VARIABLE } from "./review-variable.ts";
import type { RoomFolder } from "./room-folder.ts";
import { strangeFile } from "./strange-files.ts";
import { watchLimits } from "./watch-limits.ts";

/** How a rebuild in a clean room ended. */
export interface Rebuild {
	/** What it found; undefined when it ended before anything could be judged. */
	readonly reproduction?: Reproduction;
	/** Why it ended before, with the room's own path left out. */
	readonly problem?: string;
	readonly seconds: number;
}

/** How {@link rebuildInRoom} works. */
export interface RebuildOptions {
	readonly paper: string;
	readonly signal: AbortSignal;
	/** A line of the rebuild's progress. */
	readonly onLine: (line: string) => void;
}

/** The `--json` of `quickening reproduce`. */
interface Report {
	readonly papers?: readonly Reproduction[];
	/** Papers that cannot be built as they stand. */
	readonly refused?: readonly {
		readonly paper: string;
		readonly problems: readonly ReturnType<typeof problemJson>[];
	}[];
	readonly error?: { readonly message: string; readonly whatToDo?: string };
}

const TAIL_LINES = 20;
/** Most signs of the report that a rebuild prints. */
const MOST_SAID = 256e6;

/**
 * Rebuilds a paper in a clean room with the room's own `quickening reproduce`, as anyone would who cloned the commit:
 * every stage runs. It works in a process group of its own and is ended with the signal.
 *
 * @throws The signal's reason when the review was ended.
 */
export async function rebuildInRoom(
	workspace: Workspace,
	folder: RoomFolder,
	room: CleanRoom,
	{ paper, signal, onLine }: RebuildOptions,
): Promise<Rebuild> {
	const { root, node } = room.workspace;
	signal.throwIfAborted();
	const started = performance.now();
	const main = join(root, "packages", "publication", "cli", "src", "main.ts");
	const args = ["--conditions=@quickening/source", "--no-warnings", main];
	const command = [node, ...args, "reproduce", paper, "--force", "--no-site", "--json"];
	const [program = "", ...words] = room.sandbox?.wrap(command) ?? command;
	const child = spawn(program, words, {
		cwd: root,
		env: { ...(room.sandbox?.environment ?? roomEnvironment(workspace, folder)), [REVIEW_VARIABLE]: "1" },
		// Ctrl-C reaches a whole group; in a group of its own the rebuild hears it once, from here. Its input is never
		// written to: it ends when this process does, however that ends.
		stdio: ["pipe", "pipe", "pipe"],
		detached: true,
	});
	// In a sandbox all ends with its first process, at once; outside, the rebuild ends what it started.
	const end = () => void child.kill(room.sandbox ? "SIGKILL" : "SIGINT");
	let broken: string | undefined;
	const unwatch =
		room.sandbox && child.pid !== undefined
			? watchLimits(child.pid, room.sandbox.limits, (why) => {
					broken = why;
				})
			: undefined;
	signal.addEventListener("abort", end, { once: true });
	if (child.pid !== undefined) folder.setRebuild(identify(child.pid));
	let stdout = "";
	const tail: string[] = [];
	child.stdout.setEncoding("utf8").on("data", (part: string) => {
		stdout += part;
		if (stdout.length <= MOST_SAID) return;
		broken ??= `it printed more than ${MOST_SAID / 1e6} MB`;
		stdout = "";
		end();
	});
	const lines = splitLines((printed) => {
		const line = withoutRoom(visibleControls(printed), root);
		tail.push(line);
		if (tail.length > TAIL_LINES) tail.shift();
		onLine(line);
	});
	child.stderr.on("data", lines.push);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", resolve);
		});
		lines.end();
		signal.throwIfAborted();
		const seconds = (performance.now() - started) / 1000;
		if (broken !== undefined) return { problem: `the rebuild was ended: ${broken}`, seconds };
		const strange = room.sandbox && strangeFile(root, [`papers/${paper}`, "data", ".quickening/rebuilt"]);
		if (strange !== undefined) {
			return { problem: `${strange} is a link, a pipe or a device, which is not read outside the sandbox`, seconds };
		}
		const { papers, refused, error } = parse(stdout);
		const reproduction = papers?.find((each) => each.paper === paper);
		if (reproduction !== undefined) {
			return { reproduction: JSON.parse(withoutRoom(JSON.stringify(reproduction), root)) as Reproduction, seconds };
		}
		const problems = refused?.find((each) => each.paper === paper)?.problems;
		const words =
			error?.message ??
			problems
				?.map(({ severity, ...rest }) => formatProblem({ ...rest, ...(severity === "warning" && { severity }) }))
				.join("\n") ??
			[`the rebuild ended with code ${code}`, ...tail].join("\n").trim();
		return { problem: withoutRoom(words, root), seconds };
	} finally {
		unwatch?.();
		signal.removeEventListener("abort", end);
		folder.setRebuild(undefined);
	}
}

function parse(stdout: string): Report {
	try {
		return JSON.parse(stdout) as Report;
	} catch {
		// It ended before it could say anything: its last lines tell why.
		return {};
	}
}

/** Paths of the room as paths of the repository. */
function withoutRoom(text: string, root: string): string {
	return text.replaceAll(`${root}/`, "").replaceAll(root, ".");
}
