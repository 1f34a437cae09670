import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "@quickening/workspace/terminal";

/**
 * Keeps two fetches of one data set apart. The lock of a process that has ended is taken over.
 *
 * @returns A function that gives the lock back.
 * @throws UserError when a living process holds it.
 */
export function lockDataset(root: string, slug: string): () => void {
	const path = join(root, ".quickening", "locks", `data-${slug}`);
	mkdirSync(dirname(path), { recursive: true });
	for (let attempt = 0; attempt < 5; attempt++) {
		try {
			writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
			return () => rmSync(path, { force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		}
		const holder = readHolder(path);
		if (holder !== undefined && isAlive(holder)) {
			throw new UserError(`process ${holder} is fetching ${slug} already`, {
				whatToDo: `Wait until it has ended. If it is something else, remove ${path}.`,
			});
		}
		rmSync(path, { force: true });
	}
	throw new UserError(`${path} could not be taken`, { whatToDo: "Try again." });
}

function readHolder(path: string): number | undefined {
	try {
		const pid = Number(readFileSync(path, "utf8"));
		return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	if (pid === process.pid) return true;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
