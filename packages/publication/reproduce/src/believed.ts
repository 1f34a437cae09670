import { join } from "node:path";
import type { DvcLock } from "@quickening/dvc";
import { readSetAside } from "@quickening/pipeline/tolerance";
import { readIfThere, sha256 } from "@quickening/workspace";
import type { MadeHere } from "./made-here.ts";
import type { Pipeline } from "./pipeline.ts";

/** Sha256 of the outputs of a pipeline, by path below the paper's folder. */
export interface OutputHashes {
	/** Of those that are on disk. */
	readonly onDisk: ReadonlyMap<string, string>;
	/** Of what was set aside where the committed bytes were kept. */
	readonly setAside: ReadonlyMap<string, string>;
}

/** Hashes what stages made. */
export function hashOutputs(root: string, { paper, folder, stages }: Pipeline): OutputHashes {
	const paths = stages.flatMap(({ outs }) => outs);
	return {
		onDisk: hashesOf(paths, (path) => readIfThere(join(folder, path))),
		setAside: hashesOf(paths, (path) => readSetAside(root, paper, path)),
	};
}

/** Sha256 of those files that are there. */
export function hashesOf(paths: readonly string[], read: (path: string) => Buffer | undefined): Map<string, string> {
	const found = new Map<string, string>();
	for (const path of paths) {
		const bytes = read(path);
		if (bytes !== undefined) found.set(path, sha256(bytes));
	}
	return found;
}

/**
 * Stages that are to run whatever DVC thinks: those whose outputs on disk, or set aside, or whose block in dvc.lock, are not the
 * ones that this machine made.
 */
export function unbelievedStages(
	{ stages }: Pipeline,
	lock: DvcLock,
	made: MadeHere,
	{ onDisk, setAside }: OutputHashes,
): string[] {
	return stages
		.filter(({ name, outs }) => {
			const record = made[name];
			if (record === undefined || record.lockBlock !== lock.blockHash(name)) return true;
			return outs.some(
				(path) =>
					onDisk.get(path) === undefined ||
					onDisk.get(path) !== record.outputs[path] ||
					setAside.get(path) !== record.setAside?.[path],
			);
		})
		.map(({ name }) => name);
}
