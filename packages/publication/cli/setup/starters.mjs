/**
 * Who started this process: npm, often with a shell between that lives on when npm is killed. Plain JavaScript, for any Node
 * from 18 on.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const LOOK_MS = 500;

/**
 * Calls `onGone` once when npm, or the shell between, is gone, after kill -9 too. Does nothing where npm started nothing.
 *
 * @returns stops looking.
 */
export function watchStarters(onGone) {
	if (process.env.npm_lifecycle_event === undefined) return () => {};
	const parent = process.ppid;
	const above = processOf(parent);
	const isShell = above !== undefined && /^-?(?:sh|bash|dash|zsh|ksh|ash|busybox)$/.test(above.name);
	const timer = setInterval(() => {
		// A process whose parent has ended is given another one.
		const isThere = process.ppid === parent && (!isShell || processOf(parent)?.parent === above.parent);
		if (isThere) return;
		clearInterval(timer);
		onGone();
	}, LOOK_MS);
	timer.unref();
	return () => clearInterval(timer);
}

/** Name and parent of a process; undefined when it is gone. */
function processOf(pid) {
	let stat;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, "latin1");
	} catch {
		return process.platform === "linux" ? undefined : fromPs(pid);
	}
	// The name stands in parentheses and may hold any sign.
	const close = stat.lastIndexOf(")");
	return { name: stat.slice(stat.indexOf("(") + 1, close), parent: Number(stat.slice(close + 2).split(" ")[1]) };
}

function fromPs(pid) {
	const { stdout = "" } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
	const found = /^\s*(\d+)\s+(\S+)/.exec(stdout ?? "");
	return found === null ? undefined : { name: found[2].split("/").pop(), parent: Number(found[1]) };
}
