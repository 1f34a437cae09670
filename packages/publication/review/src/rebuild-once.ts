import { isInvalidInput } from "@quickening/core";
import type { PaperDefinition } from "@quickening/paper";
import { loadPaper } from "@quickening/pipeline/plan";
import type { Workspace } from "@quickening/workspace";
import { formatDuration, isUserError, type Terminal } from "@quickening/workspace/terminal";
import { type RoomResults, readRoomResults } from "./examine/room-results.ts";
import { type CleanRoom, makeCleanRoom } from "./room/clean-room.ts";
import { type Rebuild, rebuildInRoom } from "./room/rebuild.ts";
import type { RoomFolder } from "./room/room-folder.ts";
import type { SandboxLimits } from "./room/sandbox.ts";

/** One clean room, and what came of the rebuild in it. */
export interface OneRebuild {
	readonly room: CleanRoom;
	readonly rebuild: Rebuild;
	/** The paper's definition; undefined when its paper.ts cannot be read. */
	readonly definition?: PaperDefinition;
	/** Undefined when the rebuild ended before anything was judged. */
	readonly results?: RoomResults;
}

/** A rebuild that came to be judged. */
export type Rebuilt = OneRebuild & Required<Pick<OneRebuild, "results">>;

/** How {@link rebuildOnce} works. */
export interface RebuildOnceOptions {
	readonly paper: string;
	readonly fresh: boolean;
	readonly untrusted?: SandboxLimits | undefined;
	readonly terminal: Terminal;
	readonly signal: AbortSignal;
}

/**
 * Makes a clean room, rebuilds a paper in it and reads what lies there afterwards.
 *
 * @param name - Name of the room, as it is told.
 */
export async function rebuildOnce(
	workspace: Workspace,
	folder: RoomFolder,
	name: string,
	commit: string,
	{ paper, fresh, untrusted, terminal, signal }: RebuildOnceOptions,
): Promise<OneRebuild> {
	const bar = terminal.bar({ label: `${name} clean room`, unit: "fraction" });
	try {
		const onStep = (what: string) => (terminal.isLive ? bar.update(0, what) : terminal.line(`${name} room: ${what}`));
		const room = await makeCleanRoom(workspace, folder, { commit, paper, name, fresh, untrusted, signal, onStep });
		onStep(`rebuilding ${paper}`);
		const rebuild = await rebuildInRoom(workspace, folder, room, {
			paper,
			signal,
			onLine: (line) => terminal.line(`  ${line}`),
		});
		terminal.line(`${name} room: ended after ${formatDuration(rebuild.seconds)}`);
		const definition = await readDefinition(room, paper);
		const { reproduction } = rebuild;
		const results = reproduction && definition && readRoomResults(room, definition, reproduction);
		return { room, rebuild, ...(definition && { definition }), ...(results && { results }) };
	} finally {
		bar.clear();
	}
}

async function readDefinition({ workspace, sandbox }: CleanRoom, paper: string): Promise<PaperDefinition | undefined> {
	try {
		return await loadPaper(workspace.root, paper, sandbox && { wrap: sandbox.wrap });
	} catch (error) {
		// The rebuild met the same paper.ts and says what is wrong with it.
		if (isUserError(error) || isInvalidInput(error)) return undefined;
		throw error;
	}
}
