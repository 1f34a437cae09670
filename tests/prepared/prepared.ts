import { createHash, randomUUID } from "node:crypto";
import {
	type Dirent,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("../..", import.meta.url));
/** Where git, the type checker and the search for tests do not look. */
const place = join(checkout, ".quickening/prepared");

/** Folders of one name that are kept: those of other branches, and of an edit that is taken back. */
const N_KEPT = 3;

export interface Preparation {
	/**
	 * What decides what is made: files and folders of the checkout. Of folders, tests and what is installed or built are left
	 * out.
	 */
	readonly from: readonly string[];
	/** Makes it in an empty folder. What lies there must not hold that folder's path: it is renamed afterwards. */
	readonly make: (folder: string) => void | Promise<void>;
	/** Where it is kept. */
	readonly place?: string;
}

/**
 * A folder that many tests start from, made once: by the first that asks, while others wait, and again only when what it is
 * made from has changed. Nobody writes into it: copy it, or read it.
 */
export async function prepared(name: string, { from, make, place: at = place }: Preparation): Promise<string> {
	const folder = join(at, `${name}-${digest(from).slice(0, 16)}`);
	const giveBack = existsSync(folder) ? undefined : await takeLock(`${folder}.lock`, () => existsSync(folder));
	try {
		if (!existsSync(folder)) {
			const making = `${folder}.${randomUUID()}`;
			try {
				mkdirSync(making, { recursive: true });
				await make(making);
				renameSync(making, folder);
			} catch (error) {
				rmSync(making, { recursive: true, force: true });
				throw error;
			}
			removeOld(at, name);
		}
	} finally {
		giveBack?.();
	}
	const now = new Date();
	utimesSync(folder, now, now);
	return folder;
}

/** Hash of names and bytes of files, and of the Node that runs. */
function digest(paths: readonly string[]): string {
	const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
	for (const path of paths) {
		for (const file of filesOf(join(checkout, path))) {
			const bytes = readFileSync(file);
			hash.update(`\0${relative(checkout, file)}\0${bytes.length}\0`).update(bytes);
		}
	}
	return hash.digest("hex");
}

function filesOf(path: string): string[] {
	if (statSync(path).isFile()) return [path];
	const isLeftOut = ({ name }: Dirent) =>
		["node_modules", "dist", ".observablehq"].includes(name) || name.endsWith(".test.ts");
	return readdirSync(path, { withFileTypes: true })
		.filter((entry) => !isLeftOut(entry) && (entry.isDirectory() || entry.isFile()))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

/**
 * Waits for the lock, or until nobody needs it. It saves work and no more: what is made gets its name whole, so two that
 * make the same at once do no harm.
 */
async function takeLock(path: string, isDone: () => boolean): Promise<(() => void) | undefined> {
	mkdirSync(dirname(path), { recursive: true });
	for (;;) {
		try {
			writeFileSync(path, String(process.pid), { flag: "wx" });
			return () => rmSync(path, { force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		}
		if (isDone()) return undefined;
		if (!isHeld(path)) rmSync(path, { force: true });
		else await wait(100);
	}
}

function isHeld(path: string): boolean {
	try {
		const pid = Number(readFileSync(path, "utf8"));
		// Between making the file and writing it there is nothing in it.
		if (pid === 0) return Date.now() - statSync(path).mtimeMs < 10_000;
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

/** Removes what was made from other sources, but for the last; and what was left half-made a day ago. */
function removeOld(at: string, name: string): void {
	const ageMs = (entry: string) => Date.now() - (statSync(join(at, entry), { throwIfNoEntry: false })?.mtimeMs ?? 0);
	const ours = readdirSync(at).filter((entry) => entry.startsWith(`${name}-`) && !entry.endsWith(".lock"));
	const whole = ours.filter((entry) => !entry.includes(".")).sort((a, b) => ageMs(a) - ageMs(b));
	const halfMade = ours.filter((entry) => entry.includes(".") && ageMs(entry) > 24 * 3_600_000);
	for (const entry of [...whole.slice(N_KEPT), ...halfMade]) rmSync(join(at, entry), { recursive: true, force: true });
}
