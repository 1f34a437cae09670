/*
 * The process that a stage's work runs in, started by run-stage.ts with the rights that the stage has declared:
 * argv[2] is the folder aside, with job.json and entry.mjs. File descriptor 3 leads back to the runner.
 */
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { RunningJob, StageFailure, StageJob, StageMessage } from "./job.ts";

const LONGEST_PROGRESS = 500;
const LONGEST_ERROR = 50_000;
const folder = process.argv[2]!;
const runner = Number(process.argv[3]);
const say = (message: StageMessage) => {
	const line = Buffer.from(`${JSON.stringify(message)}\n`);
	for (let at = 0; at < line.length; ) {
		try {
			at += writeSync(3, line, at);
		} catch (error) {
			// The pipe is full: the runner will read on.
			if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
		}
	}
};

const watchdog = new Worker(new URL("./watchdog.ts", import.meta.url), { workerData: runner, stdin: false });
watchdog.unref();

process.on("uncaughtException", fail);
let finished = false;
process.on("exit", (code) => {
	if (!finished && code === 0) fail(new Error("the script ended the process before its work was done"));
});

// Nothing is left to be done, and nobody called process.exit: what the script waits for cannot come any more.
process.on("beforeExit", () => fail(new Error("the script waits for a promise that can never be kept")));
work().catch(fail);

async function work(): Promise<void> {
	const job = JSON.parse(readFileSync(join(folder, "job.json"), "utf8")) as StageJob;
	const progress: RunningJob["progress"] = (fraction, message) =>
		say({ kind: "progress", fraction, message: String(message).slice(0, LONGEST_PROGRESS) });
	const { default: run } = (await import(pathToFileURL(join(folder, "entry.mjs")).href)) as {
		default: (job: RunningJob) => void | Promise<void>;
	};
	await run({ ...job, progress });
	finished = true;
	say({ kind: "done", peakMemoryMb: peakMemoryMb() });
	process.exit(0);
}

/** The most memory that this process held at once, workers included, in MB. */
function peakMemoryMb(): number {
	// The maxRSS of a process is at least what its parent held when it was started, which may be more than all of its own.
	const kilobytes = process.platform === "linux" ? ownPeakKb() : process.resourceUsage().maxRSS;
	return Math.round((kilobytes * 1024) / 1e5) / 10;
}

/** Linux keeps the peak of the memory itself, apart from that of the program that ran before in the process. */
function ownPeakKb(): number {
	try {
		const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
		if (peak !== undefined) return Number(peak);
	} catch (error) {
		// Containers may hide /proc.
		if (!["ENOENT", "EACCES", "ERR_ACCESS_DENIED"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
	}
	return process.resourceUsage().maxRSS;
}

function fail(error: unknown): never {
	finished = true;
	say({ kind: "failed", failure: failureOf(error) });
	process.exit(1);
}

function failureOf(error: unknown): StageFailure {
	if (!(error instanceof Error)) return { message: cut(String(error)), stack: "" };
	const refused =
		causes(error).find(({ code }) => code === "ERR_ACCESS_DENIED" || code === "ERR_VALUE_UNDECLARED") ?? error;
	const { code, permission, resource } = refused as Partial<StageFailure>;
	return {
		message: cut([...new Set(causes(error).map(({ message }) => message))].join(": ")),
		stack: cut(error.stack ?? ""),
		...(code !== undefined && { code: String(code) }),
		...(permission !== undefined && { permission }),
		...(resource !== undefined && { resource }),
	};
}

/** An error may quote all of a file; its beginning says what it is. */
function cut(text: string): string {
	return text.length <= LONGEST_ERROR ? text : `${text.slice(0, LONGEST_ERROR)} ... (cut)`;
}

function causes(error: Error): (Error & { code?: unknown })[] {
	const found: Error[] = [];
	for (let next: unknown = error; next instanceof Error && found.length < 10; next = next.cause) found.push(next);
	return found;
}
