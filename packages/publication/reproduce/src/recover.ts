import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DvcLock, endProcessGroup, type RunHandle } from "@quickening/dvc";
import { endOrphans } from "@quickening/pipeline/stage";
import type { Workspace } from "@quickening/workspace";
import { readIfThere, readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** What an earlier run left behind, and was put right. */
export interface Recovery {
	/** What of an earlier run still worked and was ended, such as "intrapartum-ctg features". */
	readonly ended: readonly string[];
	/** Papers whose run was cut. */
	readonly papers: readonly string[];
}

/** File that holds the run in progress, for whoever comes after a kill -9. */
export function runFile({ local }: Pick<Workspace, "local">): string {
	return join(local, "run.json");
}

/** What stages that ran side by side left for dvc; of no use to a later run. */
export function handoverFolder({ local }: Pick<Workspace, "local">): string {
	return join(local, "handover");
}

/** Copy of a paper's dvc.lock from before a run. */
export function lockJournal({ local }: Pick<Workspace, "local">, paper: string): string {
	return join(local, "before", `${paper}.dvc.lock`);
}

/**
 * Puts right what a killed run left: ends its processes, drops locks of processes that are gone, and gives dvc.lock the
 * blocks back that were taken out to make stages run. Call it while holding the checkout's lock.
 */
export async function recover(workspace: Workspace): Promise<Recovery> {
	const run = readJsonIfThere<RunHandle>(runFile(workspace));
	const ended = run !== undefined && (await endProcessGroup(run, { graceSeconds: 0.5 })) ? ["dvc"] : [];
	rmSync(runFile(workspace), { force: true });
	rmSync(handoverFolder(workspace), { recursive: true, force: true });
	const orphans = await endOrphans(workspace.root);
	ended.push(...orphans.ended.map(({ paper, stage }) => `${paper} ${stage}`));
	const other = orphans.running[0];
	if (other) {
		throw new UserError(
			`somebody else, a plain dvc repro perhaps, runs stage ${other.stage} of ${other.paper} (process ${other.runner.pid})`,
			{ whatToDo: "Wait until it has ended, or end it, then try again." },
		);
	}
	dropStaleRwlock(join(workspace.root, ".dvc", "tmp", "rwlock"));
	return { ended, papers: restoreLocks(workspace) };
}

/**
 * DVC's list of who reads and writes what. It names process ids alone, and a process that took over an id blocks a
 * repository for good; cut short by a kill, it stops every later command.
 */
function dropStaleRwlock(path: string): void {
	const bytes = readIfThere(path);
	if (bytes === undefined) return;
	let pids: number[] = [];
	try {
		const { read = {}, write = {} } = JSON.parse(bytes.toString("utf8")) as {
			read?: Record<string, { pid: number }[]>;
			write?: Record<string, { pid?: number }>;
		};
		const entries = [...Object.values(read).flat(), ...Object.values(write)];
		pids = entries.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
		if (pids.length === 0) return;
	} catch {
		// Cut short: whoever wrote it is gone.
	}
	if (!pids.some(isDvc)) rmSync(path, { force: true });
}

function isDvc(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
	}
	const commandLine = `/proc/${pid}/cmdline`;
	if (!existsSync("/proc/self/cmdline")) return true;
	try {
		return /dvc/.test(readFileSync(commandLine, "latin1"));
	} catch {
		return false;
	}
}

function restoreLocks(workspace: Workspace): string[] {
	const folder = join(workspace.local, "before");
	if (!existsSync(folder)) return [];
	const papers = readdirSync(folder)
		.filter((name) => name.endsWith(".dvc.lock"))
		.map((name) => name.slice(0, -".dvc.lock".length));
	for (const paper of papers) giveBackBlocks(workspace, paper);
	rmSync(folder, { recursive: true, force: true });
	return papers;
}

/** Puts blocks that are missing in a paper's dvc.lock back from the copy made before the run. */
export function giveBackBlocks(workspace: Pick<Workspace, "local" | "papers">, paper: string): void {
	const before = readIfThere(lockJournal(workspace, paper));
	const path = join(workspace.papers, paper, "dvc.lock");
	if (before === undefined || !existsSync(join(workspace.papers, paper))) return;
	const now = readIfThere(path)?.toString("utf8");
	const old = DvcLock.parse(before.toString("utf8"));
	if (old.stages.length === 0) {
		if (now !== undefined && readable(now)?.stages.length === 0) rmSync(path, { force: true });
		return;
	}
	const lock = readable(now) ?? DvcLock.parse(undefined);
	const order = [...old.stages];
	writeAtomically(path, lock.filledFrom(old).ordered(order).toString());
}

/** A lock whose every block can be read; undefined when a kill cut the file. */
function readable(text: string | undefined): DvcLock | undefined {
	if (text === undefined || !text.startsWith("schema:") || !text.endsWith("\n")) return undefined;
	const lock = DvcLock.parse(text);
	try {
		for (const stage of lock.stages) if (lock.stage(stage) === undefined) return undefined;
		return lock;
	} catch {
		return undefined;
	}
}
