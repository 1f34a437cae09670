import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** A process that is not mistaken for a later one with the same id. */
export interface ProcessIdentity {
	readonly pid: number;
	/** When it began, in the system's own words. */
	readonly start: string;
}

/** Whether a process still runs that began then. */
export function isAlive({ pid, start }: ProcessIdentity): boolean {
	return processDetails(pid)?.start === start;
}

/** Identity of a living process; undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
	const details = processDetails(pid);
	return details === undefined ? undefined : { pid, start: details.start };
}

/** What the system says of a living process. */
export interface ProcessDetails {
	readonly name: string;
	readonly parent: number;
	readonly start: string;
	readonly group: number;
}

/** What the system says of a living process; a zombie has ended. */
export function processDetails(pid: number): ProcessDetails | undefined {
	if (!Number.isInteger(pid) || pid <= 0) return undefined;
	return existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessDetails | undefined {
	let stat: string;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, "latin1");
	} catch {
		return undefined;
	}
	// The name stands in parentheses and may hold any sign, so the fields are counted from the last one.
	const close = stat.lastIndexOf(")");
	const fields = stat.slice(close + 2).split(" ");
	if (fields[0] === "Z" || fields[0] === "X") return undefined;
	return {
		name: stat.slice(stat.indexOf("(") + 1, close),
		parent: Number(fields[1]),
		group: Number(fields[2]),
		start: `${bootId()} ${fields[19]}`,
	};
}

let boot: string | undefined;

/** A start is counted from the boot of the machine, so the boot belongs to it. */
function bootId(): string {
	if (boot === undefined) {
		try {
			boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
		} catch {
			boot = "";
		}
	}
	return boot;
}

function fromPs(pid: number): ProcessDetails | undefined {
	const { stdout } = spawnSync("ps", ["-o", "stat=,ppid=,pgid=,lstart=,comm=", "-p", String(pid)], {
		encoding: "utf8",
		env: { ...process.env, LC_ALL: "C" },
	});
	const found = /^\s*(\S+)\s+(\d+)\s+(\d+)\s+(\w+ \w+ +\d+ [\d:]+ \d+)\s+(.+?)\s*$/.exec(stdout ?? "");
	if (found === null || found[1]!.startsWith("Z")) return undefined;
	const [, , parent, group, start, path] = found as unknown as string[];
	return {
		name: path!.split("/").pop()!,
		parent: Number(parent),
		group: Number(group),
		start: start!,
	};
}
