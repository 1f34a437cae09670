import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identify, isAlive, type ProcessIdentity, processDetails, writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** A stage that says it runs: the content of .quickening/running/<paper>--<stage>.json. */
export interface RunningStage {
	readonly paper: string;
	readonly stage: string;
	/** Mark of this run, to tell it from a later one of the same stage. */
	readonly token: string;
	readonly runner: ProcessIdentity;
	/** The process that runs the script. */
	readonly script?: ProcessIdentity;
	/** Process group of the runner. */
	readonly group: number;
	/** Those who wait for the result: dvc, the shell between, quickening. When one is gone, nobody waits any more. */
	readonly parents: readonly ProcessIdentity[];
	/** Folder that it writes aside to. */
	readonly aside: string;
}

/** What {@link endOrphans} found. */
export interface OrphanReport {
	/** Runs that nobody waited for; they are ended, and their unfinished files removed. */
	readonly ended: readonly RunningStage[];
	/** Runs that somebody waits for; left alone. */
	readonly running: readonly RunningStage[];
	/** Whether DVC's list of who reads and writes what was left half-written, so that no dvc could start; it is removed. */
	readonly repairedDvc: boolean;
}

/**
 * Ends the stages that a killed dvc or quickening left behind, and removes what they had not finished.
 * Only a process with the recorded start is touched, so a process id that was given anew is safe.
 */
export async function endOrphans(root: string): Promise<OrphanReport> {
	const ended: RunningStage[] = [];
	const running: RunningStage[] = [];
	for (const run of runningStages(root)) {
		if (isWaitedFor(run)) {
			running.push(run);
			continue;
		}
		const lived = await endRun(run);
		forget(root, run);
		if (lived) ended.push(run);
	}
	removeLeftAsides(root, running);
	return { ended, running, repairedDvc: await repairDvc(root) };
}

/** The stages that say they run, whether they do or not. */
export function runningStages(root: string): RunningStage[] {
	const folder = runningFolder(root);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith(".json"))
		.sort()
		.flatMap((name) => readRecord(join(folder, name)) ?? []);
}

/** Where runs record themselves. */
export function runningFolder(root: string): string {
	return join(root, ".quickening", "running");
}

function recordPath(root: string, paper: string, stage: string): string {
	return join(runningFolder(root), `${paper}--${stage}.json`);
}

function readRecord(path: string): RunningStage | undefined {
	try {
		return JSON.parse(readFileSync(path, "utf8")) as RunningStage;
	} catch {
		// It ended meanwhile. Records are written whole, so a broken one cannot be.
		return undefined;
	}
}

/** The record of a run, which only its owner changes. */
export interface Registration {
	readonly record: RunningStage;
	/** Whether the stage still belongs to this run. */
	isOwner(): boolean;
	/** Writes down who runs the script. */
	setScript(script: ProcessIdentity): void;
	release(): void;
}

/**
 * Records this process as the one that runs a stage.
 *
 * @throws UserError when the stage runs already and somebody waits for it.
 */
export async function register(
	root: string,
	run: Pick<RunningStage, "paper" | "stage" | "aside" | "parents">,
): Promise<Registration> {
	const path = recordPath(root, run.paper, run.stage);
	const runner = identify(process.pid);
	if (runner === undefined) throw new Error("the start of this process cannot be read");
	let record: RunningStage = { ...run, token: randomUUID(), runner, group: processDetails(process.pid)?.group ?? 0 };
	const aside = join(runningFolder(root), `.${record.token}`);
	mkdirSync(runningFolder(root), { recursive: true });
	writeFileSync(aside, JSON.stringify(record));
	try {
		for (let attempt = 0; ; attempt++) {
			try {
				// A link is made whole or not at all, and fails where a record is already.
				linkSync(aside, path);
				break;
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt > 20) throw error;
			}
			const other = readRecord(path);
			if (other === undefined) continue;
			if (isWaitedFor(other)) {
				throw new UserError(`${run.paper}: stage ${run.stage} is already running (process ${other.runner.pid})`, {
					whatToDo: "Wait until it has ended, or end it, and try again.",
				});
			}
			await endRun(other);
			forget(root, other);
		}
	} finally {
		rmSync(aside, { force: true });
	}
	const isOwner = () => readRecord(path)?.token === record.token;
	return {
		get record() {
			return record;
		},
		isOwner,
		setScript(script) {
			if (!isOwner()) return;
			record = { ...record, script };
			writeAtomically(path, JSON.stringify(record));
		},
		release() {
			if (isOwner()) rmSync(path, { force: true });
		},
	};
}

/** Set to "1" for a stage that quickening starts itself, without dvc between. */
export const SCHEDULED_VARIABLE = "QUICKENING_SCHEDULED";

/** The processes that wait for this one: dvc (behind a shell, where there is one) and the quickening that started it. */
export function waitingParents(environment: NodeJS.ProcessEnv = process.env): ProcessIdentity[] {
	const parents: ProcessIdentity[] = [];
	const climb = (pid: number) => {
		const details = processDetails(pid);
		if (details !== undefined) parents.push({ pid, start: details.start });
		return details;
	};
	let last = climb(process.ppid);
	if (environment[SCHEDULED_VARIABLE] === "1") return parents;
	if (last !== undefined && /^-?(sh|bash|dash|zsh|ksh|fish)$/.test(last.name)) last = climb(last.parent);
	// Whoever typed dvc does not have to stay; a quickening that started it does.
	if (last !== undefined && environment.QUICKENING_RUN !== undefined) climb(last.parent);
	return parents;
}

function isWaitedFor({ runner, parents }: RunningStage): boolean {
	return isAlive(runner) && parents.every(isAlive);
}

/** Ends the processes of a run; resolves when they are gone. */
async function endRun({ runner, script }: RunningStage): Promise<boolean> {
	const alive = [script, runner].filter((each) => each !== undefined).filter(isAlive);
	for (const { pid } of alive) {
		try {
			process.kill(pid, "SIGKILL");
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
		}
	}
	const until = performance.now() + 10_000;
	while (alive.some(isAlive)) {
		if (performance.now() > until) {
			throw new UserError(`process ${alive.find(isAlive)?.pid} of an earlier run does not end`, {
				whatToDo: "End it by hand and try again.",
			});
		}
		await wait(10);
	}
	return alive.length > 0;
}

function forget(root: string, { paper, stage, token, aside }: RunningStage): void {
	const path = recordPath(root, paper, stage);
	if (readRecord(path)?.token === token) rmSync(path, { force: true });
	if (resolve(aside).startsWith(`${asideFolder(root)}${sep}`)) rmSync(aside, { recursive: true, force: true });
}

/** Where stages write before their outputs are whole. */
export function asideFolder(root: string): string {
	return join(root, ".quickening", "aside");
}

/** Removes folders that no running stage owns: those of runs that were killed before they could. */
function removeLeftAsides(root: string, running: readonly RunningStage[]): void {
	const folder = asideFolder(root);
	if (!existsSync(folder)) return;
	const owned = new Set(running.map(({ aside }) => aside));
	for (const paper of readdirSync(folder)) {
		for (const name of readdirSync(join(folder, paper))) {
			const aside = join(folder, paper, name);
			const pid = Number(/-(\d+)$/.exec(name)?.[1]);
			// A stage makes its folder just before it records itself.
			if (!owned.has(aside) && processDetails(pid) === undefined) rmSync(aside, { recursive: true, force: true });
		}
	}
}

/**
 * DVC writes .dvc/tmp/rwlock in place; killed in the midst of it, it leaves a file that every later dvc stumbles over. The file
 * says nothing but who is at work, and a living dvc writes it within milliseconds.
 */
async function repairDvc(root: string): Promise<boolean> {
	const path = join(root, ".dvc", "tmp", "rwlock");
	const isBroken = () => {
		try {
			JSON.parse(readFileSync(path, "utf8"));
			return false;
		} catch (error) {
			return error instanceof SyntaxError;
		}
	};
	for (let look = 0; look < 5; look++) {
		if (!isBroken()) return false;
		await wait(100);
	}
	rmSync(path, { force: true });
	return true;
}
