import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endProcessGroup, type RunHandle } from "@quickening/dvc";
import { endOrphans } from "@quickening/pipeline/stage";
import { runFile } from "@quickening/reproduce";
import {
	identify,
	isAlive,
	type ProcessIdentity,
	readJsonIfThere,
	workspaceAt,
	writeAtomically,
} from "@quickening/workspace";

/** What a review writes down of itself, for the next one, in its temporary folder. */
interface Owner {
	readonly review: ProcessIdentity;
	/** The rebuild that works in the folder, when there is one. */
	readonly rebuild?: ProcessIdentity;
	/** Whether the folder was asked to be kept. */
	readonly kept: boolean;
	/**
	 * Whether what ran in it was trusted: else nothing that lies there is believed, and nothing runs after its sandbox has
	 * ended.
	 */
	readonly isTrusted: boolean;
}

/** A temporary folder of a review, which holds its clean rooms and all that they need beside. */
export interface RoomFolder {
	readonly path: string;
	/** Writes down which process works in the folder. */
	setRebuild(rebuild: ProcessIdentity | undefined): void;
	/** Leaves the folder where it is, also for the reviews that come after. */
	keep(): void;
	remove(): void;
}

const PREFIX = "quickening-review-";

/** Makes the temporary folder of a review, below the system's own (TMPDIR). */
export function makeRoomFolder({ isTrusted = true } = {}): RoomFolder {
	const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
	let owner: Owner = { review: identify(process.pid)!, kept: false, isTrusted };
	const write = () => writeAtomically(join(path, "owner.json"), `${JSON.stringify(owner)}\n`);
	write();
	for (const name of ["tmp", "dvc-site-cache"]) mkdirSync(join(path, name));
	return {
		path,
		setRebuild(rebuild) {
			const { rebuild: _before, ...rest } = owner;
			owner = { ...rest, ...(rebuild && { rebuild }) };
			write();
		},
		keep() {
			owner = { ...owner, kept: true };
			write();
		},
		remove: () => removeFolder(path),
	};
}

/**
 * Ends what reviews that were killed left running, and removes their temporary folders. Folders of reviews that live, and
 * those that were kept on purpose, are left alone.
 *
 * @returns The folders that were removed.
 */
export async function removeLeftRooms(): Promise<string[]> {
	const removed: string[] = [];
	for (const name of readdirSync(tmpdir())) {
		const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
		if (!Number.isInteger(pid)) continue;
		const path = join(tmpdir(), name);
		const owner = readJsonIfThere<Owner>(join(path, "owner.json"));
		// A review makes its folder just before it writes down who it is.
		if (owner === undefined ? identify(pid) !== undefined : owner.kept || isAlive(owner.review)) continue;
		try {
			if (owner?.rebuild && isAlive(owner.rebuild)) process.kill(owner.rebuild.pid, "SIGKILL");
			const rooms = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
			for (const { name: room } of owner?.isTrusted === false ? [] : rooms) {
				const run = readJsonIfThere<RunHandle>(runFile(workspaceAt(join(path, room))));
				if (run !== undefined) await endProcessGroup(run, { graceSeconds: 0.2 });
				await endOrphans(join(path, room));
			}
			removeFolder(path);
			removed.push(path);
		} catch (error) {
			// Another person's review on the same machine: theirs to remove.
			if (!["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
		}
	}
	return removed;
}

function removeFolder(path: string): void {
	rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
