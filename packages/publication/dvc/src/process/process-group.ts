import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** A run that can be found again after its parent was killed: the leader of its process group, and its mark. */
export interface RunHandle {
	/** Process id of the leader, which is also the id of the group. */
	readonly pid: number;
	/** Value of the variable {@link RUN_VARIABLE} in the environment of every process of the run. */
	readonly runId: string;
}

/** Every process that a run starts inherits this variable; so a reused process id is never mistaken for the run. */
export const RUN_VARIABLE = "QUICKENING_RUN";

/** How a run is ended. */
export interface EndOptions {
	/** Seconds between the polite signals (SIGINT, then SIGTERM) and the next. */
	readonly graceSeconds?: number;
}

/**
 * Ends every process of a run: SIGINT, then SIGTERM, then SIGKILL, and waits until none is left.
 * Only processes that carry the run's mark are touched, so a stale handle is safe.
 *
 * @returns Whether there was anything to end.
 */
export async function endProcessGroup(run: RunHandle, { graceSeconds = 3 }: EndOptions = {}): Promise<boolean> {
	if (runMembers(run).length === 0) return false;
	for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
		for (const pid of runMembers(run)) send(pid, signal);
		const until = performance.now() + (signal === "SIGKILL" ? 10 : graceSeconds) * 1000;
		for (let pause = 5; performance.now() < until; pause = Math.min(100, pause * 2)) {
			if (runMembers(run).length === 0) return true;
			await wait(pause);
		}
	}
	return true;
}

/** Ends a run at once and without waiting, for the handler of a process that is itself about to end. */
export function killProcessGroup(run: RunHandle): void {
	for (const pid of runMembers(run)) send(pid, "SIGKILL");
}

/** Ids of the living processes that carry the run's mark. */
export function runMembers({ runId }: RunHandle): number[] {
	return existsSync("/proc/self/environ") ? membersFromProc(runId) : membersFromPs(runId);
}

function membersFromProc(runId: string): number[] {
	const mark = `${RUN_VARIABLE}=${runId}`;
	const found: number[] = [];
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
		try {
			if (!readFileSync(`/proc/${name}/environ`, "latin1").split("\0").includes(mark)) continue;
			// A zombie is only a line in a table: it runs no more and waits for its parent to read its exit code.
			if (!/\) Z /.test(readFileSync(`/proc/${name}/stat`, "latin1"))) found.push(Number(name));
		} catch {
			// It ended meanwhile, or belongs to another user.
		}
	}
	return found;
}

/** macOS and the BSDs have no /proc; their ps prints the environment behind the command. */
function membersFromPs(runId: string): number[] {
	const listing = spawnSync("ps", ["-A", "-E", "-ww", "-o", "pid=,stat=,command="], { encoding: "utf8" }).stdout ?? "";
	const found: number[] = [];
	for (const line of listing.split("\n")) {
		if (!line.includes(`${RUN_VARIABLE}=${runId}`)) continue;
		const [pid, state] = line.trim().split(/\s+/, 2);
		if (Number(pid) !== process.pid && !state?.startsWith("Z")) found.push(Number(pid));
	}
	return found;
}

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}
