import { join } from "node:path";
import type { DvcLock } from "@quickening/dvc";
import { readIfThere, sha256 } from "@quickening/workspace";
import type { MadeHere } from "./made-here.ts";
import type { Pipeline } from "./pipeline.ts";

/** Sha256 of each output of a pipeline that is on disk, by path below the paper's folder. */
export function hashOutputs({ folder, stages }: Pipeline): Map<string, string> {
	const found = new Map<string, string>();
	for (const path of stages.flatMap(({ outs }) => outs)) {
		const bytes = readIfThere(join(folder, path));
		if (bytes !== undefined) found.set(path, sha256(bytes));
	}
	return found;
}

/**
 * Stages that are to run whatever DVC thinks: those whose outputs on disk, or whose block in dvc.lock, are not the ones
 * that this machine made.
 */
export function unbelievedStages(
	{ stages }: Pipeline,
	lock: DvcLock,
	made: MadeHere,
	onDisk: ReadonlyMap<string, string>,
): string[] {
	return stages
		.filter(({ name, outs }) => {
			const record = made[name];
			if (record === undefined || record.lockBlock !== lock.blockHash(name)) return true;
			return outs.some((path) => onDisk.get(path) === undefined || onDisk.get(path) !== record.outputs[path]);
		})
		.map(({ name }) => name);
}
