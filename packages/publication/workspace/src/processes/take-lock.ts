import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { readJsonIfThere } from "../files/atomic-file.ts";
import { UserError } from "../terminal/user-error.ts";
import { identify, isAlive } from "./process-details.ts";

/** Who holds a lock. */
interface Holder {
	readonly id: string;
	readonly pid: number;
	/** When the process began, in the system's own words: tells it from a later process with the same id. */
	readonly start: string;
	readonly host: string;
	readonly since: string;
	readonly command: string;
}

/**
 * Takes a lock, so that two commands never do the same work in a checkout at once. A lock whose process is gone (kill -9,
 * power cut) is taken over: a process is known by its number and its start.
 *
 * @param path - The lock file, below .quickening/.
 * @param command - What is being done, for whoever is turned away.
 * @param busy - What the one who holds it does: "another rebuild works on this checkout".
 * @returns Gives the lock back; safe to call twice.
 * @throws UserError that says who holds it.
 */
export function takeLock(path: string, command: string, busy: string): () => void {
	mkdirSync(dirname(path), { recursive: true });
	const mine: Holder = {
		id: randomUUID(),
		...identify(process.pid)!,
		host: hostname(),
		since: new Date().toISOString(),
		command,
	};
	const aside = `${path}.${mine.id}`;
	writeFileSync(aside, `${JSON.stringify(mine)}\n`);
	try {
		for (let attempt = 0; attempt < 20; attempt++) {
			// A hard link either makes the name with its whole content or fails: no reader meets an empty lock.
			if (tryLink(aside, path)) return () => giveBack(path, mine.id);
			const holder = readHolder(path);
			if (holder !== undefined && mayWork(holder)) throw refusal(path, busy, holder);
			removeStale(path, holder?.id);
		}
		throw refusal(path, busy, readHolder(path));
	} finally {
		rmSync(aside, { force: true });
	}
}

function tryLink(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

/** Takes a stale lock away, and puts it back when another process had been quicker and the lock is now a living one. */
function removeStale(path: string, staleId: string | undefined): void {
	const taken = `${path}.stale-${randomUUID()}`;
	try {
		renameSync(path, taken);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
		throw error;
	}
	if (readHolder(taken)?.id !== staleId) tryLink(taken, path);
	rmSync(taken, { force: true });
}

/** undefined also for what is no lock of ours: an empty file, a number of an older program. */
function readHolder(path: string): Holder | undefined {
	const holder = readJsonIfThere<Partial<Holder> | null>(path);
	return typeof holder?.id === "string" ? (holder as Holder) : undefined;
}

function giveBack(path: string, id: string): void {
	if (readHolder(path)?.id === id) rmSync(path, { force: true });
}

function mayWork(holder: Holder): boolean {
	// Another machine's processes cannot be looked up: a checkout on a shared disk stays locked until that one ends.
	return holder.host !== hostname() || isAlive(holder);
}

function refusal(path: string, busy: string, holder: Holder | undefined): UserError {
	if (holder === undefined) return new UserError(`${busy}; it has just begun (${path})`);
	const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
	return new UserError(`${busy}: "${holder.command}", process ${holder.pid}${where}, since ${holder.since}`, {
		whatToDo:
			holder.host === hostname()
				? `Wait until it has ended, or end it (kill ${holder.pid}), then try again.`
				: `Wait until it has ended; if ${holder.host} was switched off meanwhile, remove ${path}.`,
	});
}
