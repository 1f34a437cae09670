import { randomUUID } from "node:crypto";
import { execa } from "execa";
import { DvcError } from "../errors/dvc-error.ts";
import { explainFailure } from "../errors/explain-failure.ts";
import { endProcessGroup, killProcessGroup, RUN_VARIABLE, type RunHandle } from "../process/process-group.ts";
import { quietEnvironment } from "../process/quiet-environment.ts";
import type { DvcRepository } from "../process/repository.ts";
import { notInstalled } from "../process/run-dvc.ts";
import { splitLines } from "../process/split-lines.ts";

/** How {@link repro} runs. */
export interface ReproOptions {
	/** `papers/x/dvc.yaml`, `papers/x/dvc.yaml:stage` or `data/x/raw.dvc`; by default the folder's dvc.yaml. */
	readonly targets?: readonly string[];
	/** Runs stages whose inputs have not changed too. */
	readonly force?: boolean;
	/** Runs a stage although the same run is remembered in the cache. */
	readonly noRunCache?: boolean;
	/** Goes on with stages that do not depend on one that failed. */
	readonly keepGoing?: boolean;
	/** Runs the targets alone, not what they depend on. */
	readonly singleItem?: boolean;
	/** Skips stages whose data are missing but unchanged. */
	readonly allowMissing?: boolean;
	/** Says what would run, and runs nothing. */
	readonly dry?: boolean;
	/** Each line as it is printed, by dvc or by a stage. */
	readonly onLine?: (line: string, from: "stdout" | "stderr") => void;
	/** Called once with what {@link endProcessGroup} needs; write it down to find the run again after a kill -9. */
	readonly onStart?: (run: RunHandle) => void;
	/** Ends the run with all that it started. */
	readonly signal?: AbortSignal;
	/** Seconds between the signals that end it. */
	readonly graceSeconds?: number;
}

/** How a run ended. */
export interface ReproResult {
	readonly seconds: number;
	/** Addresses of stages that ran, in order. */
	readonly ran: readonly string[];
	/** Addresses of stages and .dvc files that were up to date. */
	readonly unchanged: readonly string[];
}

/** The arguments of `dvc repro` for these options. */
export function reproArguments({
	targets = [],
	force = false,
	noRunCache = false,
	keepGoing = false,
	singleItem = false,
	allowMissing = false,
	dry = false,
}: ReproOptions = {}): string[] {
	return [
		"repro",
		...(force ? ["--force"] : []),
		...(noRunCache ? ["--no-run-cache"] : []),
		...(keepGoing ? ["--keep-going"] : []),
		...(singleItem ? ["--single-item"] : []),
		...(allowMissing ? ["--allow-missing"] : []),
		...(dry ? ["--dry"] : []),
		...(targets.length > 0 ? ["--", ...targets] : []),
	];
}

/**
 * `dvc repro`, in a process group of its own: Ctrl-C in the terminal reaches the caller alone, which then ends the
 * run wholly through `signal`. DVC by itself leaves a stage's process alive when it is killed, to write results later.
 *
 * @throws DvcError when a stage or dvc fails, or with code "cancelled" after `signal`; then nothing of it runs any more.
 */
export async function repro(repository: DvcRepository, options: ReproOptions = {}): Promise<ReproResult> {
	const { onLine, onStart, signal, graceSeconds } = options;
	const args = reproArguments(options);
	const command = [repository.program, ...args];
	const cancelled = (stderr: string) =>
		new DvcError(`dvc repro was cancelled in ${repository.folder}`, {
			code: "cancelled",
			command,
			folder: repository.folder,
			exitCode: undefined,
			stderr,
			whatToDo: "Run it again: finished stages are kept, the one in progress starts anew.",
		});
	if (signal?.aborted) throw cancelled("");

	const started = performance.now();
	const runId = randomUUID();
	const ran: string[] = [];
	const unchanged: string[] = [];
	const stderrLines: string[] = [];
	const child = execa(repository.program, args, {
		cwd: repository.folder,
		env: { ...quietEnvironment(repository), [RUN_VARIABLE]: runId },
		stdin: "ignore",
		detached: true,
		cleanup: false,
		buffer: false,
		reject: false,
	});
	const run: RunHandle | undefined = child.pid === undefined ? undefined : { pid: child.pid, runId };

	const out = splitLines((line) => {
		const event = reproEvent(line);
		if (event?.kind === "running") ran.push(event.stage);
		if (event?.kind === "unchanged") unchanged.push(event.stage);
		onLine?.(line, "stdout");
	});
	const err = splitLines((line) => {
		stderrLines.push(line);
		if (stderrLines.length > 2000) stderrLines.splice(0, 1000);
		onLine?.(line, "stderr");
	});
	child.stdout?.on("data", out.push);
	child.stderr?.on("data", err.push);

	let ending: Promise<boolean> | undefined;
	const end = () => {
		if (run) ending ??= endProcessGroup(run, graceSeconds === undefined ? {} : { graceSeconds });
	};
	const killAll = () => {
		if (run) killProcessGroup(run);
	};
	// When dvc itself is killed from outside, its stage lives on and holds the pipes open: end it too.
	let leftovers: Promise<boolean> | undefined;
	child.nodeChildProcess.once("exit", () => {
		if (run) leftovers = endProcessGroup(run, graceSeconds === undefined ? {} : { graceSeconds });
	});
	signal?.addEventListener("abort", end, { once: true });
	process.once("exit", killAll);
	try {
		if (run) onStart?.(run);
		const result = await child;
		out.end();
		err.end();
		const stderr = stderrLines.join("\n");
		if (ending || signal?.aborted) {
			await ending;
			throw cancelled(stderr);
		}
		if (result.failed && result.exitCode === undefined && result.signal === undefined) {
			throw notInstalled(repository, command, result);
		}
		if (result.failed) throw explainFailure(command, { folder: repository.folder, exitCode: result.exitCode, stderr });
		return { seconds: (performance.now() - started) / 1000, ran, unchanged };
	} finally {
		signal?.removeEventListener("abort", end);
		process.removeListener("exit", killAll);
		await leftovers;
	}
}

/** What a line of `dvc repro` says about a stage. */
export interface ReproEvent {
	readonly kind: "running" | "unchanged" | "failed" | "verifying";
	/** Address of the stage: `papers/x/dvc.yaml:features` or `data/x/raw.dvc`. */
	readonly stage: string;
}

/** Reads a line of `dvc repro`; undefined when it is about something else, such as a stage's own output. */
export function reproEvent(line: string): ReproEvent | undefined {
	const patterns: readonly [ReproEvent["kind"], RegExp][] = [
		["running", /^Running stage '(.+)':$/],
		["unchanged", /^(?:Stage )?'(.+)' didn't change, skipping$/],
		["verifying", /^Verifying data sources in stage: '(.+)'$/],
		["failed", /^ERROR: failed to reproduce '(.+?)'(?::.*)?$/],
	];
	for (const [kind, pattern] of patterns) {
		const found = pattern.exec(line);
		if (found) return { kind, stage: found[1]! };
	}
	return undefined;
}
