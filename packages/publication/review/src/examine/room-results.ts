import { join, posix } from "node:path";
import { DvcLock } from "@quickening/dvc";
import type { PaperDefinition, Reproduction, Values } from "@quickening/paper";
import { planPaper } from "@quickening/pipeline/plan";
import { readSetAside, tolerancesOf } from "@quickening/pipeline/tolerance";
import { comparePaper } from "@quickening/reproduce";
import { readIfThere, sha256 } from "@quickening/workspace";
import { type CommittedFiles, committedFiles } from "@quickening/workspace/git";
import type { CleanRoom } from "../room/clean-room.ts";

/** What lies in a clean room after a rebuild, beside what is committed there. */
export interface RoomResults {
	readonly paper: string;
	readonly definition: PaperDefinition;
	readonly reproduction: Reproduction;
	readonly committed: CommittedFiles;
	readonly tolerances: ReturnType<typeof tolerancesOf>;
	/** Stage of each output, by path below the paper's folder. */
	readonly stageOf: ReadonlyMap<string, string>;
	/** Outputs that hold rows of people whose data are not open; no report holds them, or says how they differ. */
	readonly staysHere: ReadonlySet<string>;
	/** How each output stands to the committed one, judged by this program and not by the room's. */
	readonly outputs: ReturnType<typeof comparePaper>;
	/** The committed bytes of a path below the paper's folder. */
	before(path: string): Buffer | undefined;
	/**
	 * The rebuilt bytes, as a stage made them: also where the committed ones were kept, since they lie within tolerance.
	 * Undefined for what no stage came to make: a clone has the committed files from the start.
	 */
	after(path: string): Buffer | undefined;
	/** The bytes that lay in the room when the rebuild ended, from which all that follows was made. */
	standing(path: string): Buffer | undefined;
	/** The hash that the committed dvc.lock has of an output. */
	lockedMd5(path: string): string | undefined;
}

/** Reads every output of a rebuild, and compares it with git. */
export function readRoomResults(room: CleanRoom, definition: PaperDefinition, reproduction: Reproduction): RoomResults {
	const { paper } = reproduction;
	const folder = join(room.workspace.papers, paper);
	const committed = committedFiles(room.workspace.root, [`papers/${paper}`]);
	const plan = planPaper(room.workspace.root, definition);
	const staysHere = new Set(
		plan.stages.flatMap(({ outputs }) => outputs.filter((o) => o.staysHere).map(({ path }) => path)),
	);
	const stages = reproduction.stages.map((stage) => ({
		...stage,
		staysHere,
		reads: stage.inputs.map(({ path }) => posix.join("papers", paper, path)),
		outs: stage.outputs.map(({ path }) => path),
	}));
	const stageOf = new Map(stages.flatMap(({ name, outs }) => outs.map((out) => [out, name] as const)));
	const isMade = new Set(stages.filter(({ state }) => state === "ran").map(({ name }) => name));
	const setAside = (path: string) => readSetAside(room.workspace.root, paper, path);
	const outputs = comparePaper(
		{ paper, folder, definition, stages },
		committed,
		(stage) => isMade.has(stage),
		setAside,
	);
	const madePaths = [...stageOf].flatMap(([path, stage]) => (isMade.has(stage) ? [path] : []));
	const standing = new Map(madePaths.map((path) => [path, readIfThere(join(folder, path))]));
	const kept = outputs.filter((output) => output.kept).map(({ path }) => path.slice(`papers/${paper}/`.length));
	const rebuilt = new Map([...standing, ...kept.map((path) => [path, setAside(path)] as const)]);
	const lock = DvcLock.parse(committed.read(`papers/${paper}/dvc.lock`)?.toString("utf8"));
	const locked = new Map(
		lock.stages.flatMap((name) => (lock.stage(name)?.outs ?? []).map(({ path, md5 }) => [path, md5] as const)),
	);
	return {
		paper,
		definition,
		reproduction,
		committed,
		tolerances: tolerancesOf({ folder, stages, definition }),
		stageOf,
		staysHere,
		outputs,
		before: (path) => committed.read(`papers/${paper}/${path}`),
		after: (path) => rebuilt.get(path),
		standing: (path) => standing.get(path),
		lockedMd5: (path) => locked.get(path),
	};
}

/** Values of a values.json; undefined when it is not there or cannot be read. */
export function parseValues(bytes: Uint8Array | undefined): Values | undefined {
	if (bytes === undefined) return undefined;
	try {
		const values: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
		return typeof values === "object" && values !== null && !Array.isArray(values) ? (values as Values) : undefined;
	} catch {
		return undefined;
	}
}

/** Sha256 of every output, by path below the paper's folder. */
export function outputHashes({ stageOf, after }: RoomResults): Map<string, string> {
	return new Map(
		[...stageOf.keys()].flatMap((path) => {
			const bytes = after(path);
			return bytes === undefined ? [] : [[path, sha256(bytes)] as const];
		}),
	);
}
