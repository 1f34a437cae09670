import { readdirSync, readFileSync } from "node:fs";
import type { SandboxLimits } from "./sandbox.ts";

/** Bytes of a page of memory, as Linux counts them in /proc on x86-64 and mostly on ARM. */
const PAGE_BYTES = 4096;

/**
 * Ends a process with all that it started when they hold more memory than they may, or take longer.
 *
 * @param pid - The process that everything inside hangs on: with it all of it ends.
 * @param onEnd - Told why, in a sentence.
 * @returns A function that ends the watch.
 */
export function watchLimits(
	pid: number,
	{ memoryMb, minutes }: SandboxLimits,
	onEnd: (why: string) => void,
): () => void {
	const end = (why: string) => {
		stop();
		onEnd(why);
		try {
			process.kill(pid, "SIGKILL");
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
		}
	};
	const timer = setInterval(() => {
		const held = heldMb(pid);
		if (held > memoryMb) end(`it held ${Math.round(held)} MB of memory, where ${memoryMb} MB are allowed (--memory)`);
	}, 250);
	const limit = setTimeout(() => end(`it took longer than ${minutes} minutes (--time)`), minutes * 60_000);
	const stop = () => {
		clearInterval(timer);
		clearTimeout(limit);
	};
	return stop;
}

/** Memory of a process and all below it, in MB; what they share is counted for each. */
export function heldMb(pid: number): number {
	const children = new Map<number, number[]>();
	const pages = new Map<number, number>();
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const stat = readFileSync(`/proc/${name}/stat`, "latin1");
			// The name stands in parentheses and may hold any sign.
			const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			const parent = Number(fields[1]);
			children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
			pages.set(Number(name), Number(fields[21]));
		} catch {
			// It has ended meanwhile.
		}
	}
	let sum = 0;
	const open = [pid];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		sum += pages.get(next) ?? 0;
		open.push(...(children.get(next) ?? []));
	}
	return (sum * PAGE_BYTES) / 1e6;
}
