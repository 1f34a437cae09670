import { spawn } from "node:child_process";
import { closeSync, existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { splitLines } from "@quickening/dvc";
import { identify, type ProcessIdentity } from "@quickening/workspace";
import type { StageCode } from "../../fingerprint/fingerprint.ts";
import { manifestPath } from "../../fingerprint/manifest-path.ts";
import type { PlannedStage } from "../../plan/plan.ts";
import { pinnedEnvironment } from "../environment.ts";
import type { StageFailure, StageMessage } from "../job.ts";
import { isFolder } from "./input-links.ts";
import { limitsOf, watchLimits } from "./limits.ts";
import { openWithheldLog } from "./withheld-words.ts";

/** How the process of a stage's work ended. */
export interface StageEnd {
	readonly failure?: StageFailure;
	/** The most memory that it held at once; known when it came to its end. */
	readonly peakMemoryMb?: number;
}

/** The process of a stage's work. */
export interface StageProcess {
	readonly identity: ProcessIdentity;
	/** How it ended; no failure when all went well. */
	readonly ended: Promise<StageEnd>;
	kill(): void;
}

/**
 * Starts the process that does a stage's work, with Node's permission model: it reads the code that its fingerprint
 * covers, the npm packages behind it and the declared inputs; it writes to its folder aside; it starts no program.
 *
 * Its working folder is an empty one aside, since Node lets the workers of a process read the folder that it runs in.
 */
export function startProcess(
	root: string,
	aside: string,
	{ paper, stage, code }: { readonly paper: string; readonly stage: PlannedStage; readonly code: StageCode },
	progress: (fraction: number, message: string) => void,
): StageProcess {
	const stageFolder = "packages/publication/pipeline/src/stage";
	const reads = new Set<string>([`${aside}/`]);
	const allow = (path: string) => {
		const absolute = join(root, path);
		if (!existsSync(absolute)) return;
		const real = realpathSync(absolute);
		reads.add(real);
		// A linked package (npm link): the link itself must be readable too, and Node cannot be told so but with a star.
		if (real !== absolute) reads.add(lstatSync(absolute).isSymbolicLink() ? `${absolute}*` : absolute);
	};
	for (const path of [...code.loaded, ...code.npmFolders]) allow(path);
	for (const path of manifestsOf([...code.loaded, `${stageFolder}/guard.ts`])) allow(path);
	for (const { path } of stage.inputs) if (!isFolder(join(root, path))) allow(path);
	allow(`${stageFolder}/guard.ts`);
	allow(`${stageFolder}/stage-process.ts`);
	allow(`${stageFolder}/watchdog.ts`);
	// Where Linux says how much memory the process itself has held.
	if (process.platform === "linux") reads.add("/proc/self/status");

	const log = openWithheldLog(root, paper, stage) ?? "inherit";
	const child = spawn(
		process.execPath,
		[
			"--conditions=@quickening/source",
			"--permission",
			...[...reads].map((path) => `--allow-fs-read=${path}`),
			...["outputs", "tmp"].map((folder) => `--allow-fs-write=${join(aside, folder)}/`),
			"--allow-worker",
			...(code.npmFolders.some((folder) => holdsNativeCode(join(root, folder))) ? ["--allow-addons"] : []),
			// A database opens files past the permission model.
			"--no-experimental-sqlite",
			"--disable-warning=SecurityWarning",
			"--disable-warning=ExperimentalWarning",
			`--import=${pathToFileURL(join(aside, "preload.mjs")).href}`,
			join(root, stageFolder, "stage-process.ts"),
			aside,
			String(process.pid),
		],
		{
			cwd: join(aside, "work"),
			env: {
				PATH: process.env.PATH ?? "",
				TMPDIR: join(aside, "tmp"),
				// The mark by which a run's processes are found (RUN_VARIABLE of @quickening/dvc).
				...(process.env.QUICKENING_RUN !== undefined && { QUICKENING_RUN: process.env.QUICKENING_RUN }),
				...pinnedEnvironment,
			},
			stdio: ["ignore", log, log, "pipe"],
		},
	);

	if (log !== "inherit") closeSync(log);

	let outcome: StageEnd & { readonly done: boolean } = { done: false };
	const lines = splitLines(
		(line) => {
			const message = readMessage(line);
			if (message.kind === "progress") progress(message.fraction, message.message);
			else if (message.kind === "done") outcome = { done: true, peakMemoryMb: message.peakMemoryMb };
			else outcome = { done: false, failure: message.failure };
		},
		{ longest: 1_000_000 },
	);
	(child.stdio[3] as Readable).on("data", lines.push);
	let exceeded: string | undefined;
	const limits = limitsOf(stage.kind);
	const stopWatching =
		limits === undefined || child.pid === undefined
			? () => {}
			: watchLimits(child.pid, limits, (message) => {
					exceeded = message;
					child.kill("SIGKILL");
				});
	const ended = new Promise<StageEnd>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (exitCode, signal) => {
			stopWatching();
			lines.end();
			if (exceeded !== undefined) return resolve({ failure: { message: exceeded, stack: "" } });
			if (outcome.failure !== undefined) resolve({ failure: outcome.failure });
			else if (outcome.done && exitCode === 0) resolve({ peakMemoryMb: outcome.peakMemoryMb! });
			else resolve({ failure: endedEarly(exitCode, signal) });
		});
	});
	const identity = child.pid === undefined ? undefined : identify(child.pid);
	return {
		identity: identity ?? { pid: child.pid ?? 0, start: "" },
		ended,
		kill: () => void child.kill("SIGKILL"),
	};
}

/** Whether an npm package brings an addon: only stages that reach one may load native code. */
function holdsNativeCode(folder: string): boolean {
	const addon = (names: readonly string[]) => names.some((name) => name.endsWith(".node"));
	if (folder.endsWith("/@tensorflow/tfjs-node")) return true;
	if (!existsSync(folder)) return false;
	return (
		addon(readdirSync(folder)) ||
		["build/Release", "prebuilds", "bin"].some((below) => {
			const path = join(folder, below);
			return existsSync(path) && addon(readdirSync(path, { recursive: true, encoding: "utf8" }));
		})
	);
}

/** Code of a failure that is not the work's own. */
export const KILLED = "ERR_STAGE_KILLED";

function endedEarly(exitCode: number | null, signal: NodeJS.Signals | null): StageFailure {
	if (signal === null)
		return { message: `its process ended with code ${exitCode} before the work was done`, stack: "" };
	const message = `its process was ended by ${signal} (the system does so when memory runs out)`;
	return { message, stack: "", code: KILLED };
}

/** The package.json of each package and paper of the repository that these files belong to, and the root's. */
function manifestsOf(paths: readonly string[]): Set<string> {
	return new Set(["package.json", ...paths.map(manifestPath)]);
}

/** A script can write where its process speaks to the runner; what is no message ends the work. */
function readMessage(line: string): StageMessage {
	try {
		return JSON.parse(line) as StageMessage;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		// What it sent is not quoted: it may be rows.
		return { kind: "failed", failure: { message: "its process sent what is no message of a stage", stack: "" } };
	}
}
