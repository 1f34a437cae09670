import { statSync } from "node:fs";
import { join } from "node:path";
import type { DvcLock } from "@quickening/dvc";
import { md5, readIfThere } from "@quickening/workspace";
import type { PipelineStage } from "./pipeline.ts";
import type { PlannedPipeline, StageOutcome } from "./planned-pipeline.ts";

/**
 * Looks at what a run of DVC left, for each stage of a pipeline: a program that ends well may have done nothing. A stage counts
 * as made only if DVC said how it ended, wrote down what it made, and that is what lies there.
 *
 * @param outcomes - How each stage ended, as far as it was said.
 * @param lock - The dvc.lock that DVC left.
 * @returns Stages that are not made although DVC ended well, each with why, in a sentence.
 */
export function checkLeft(
	{ pipeline: { folder, stages }, forced }: PlannedPipeline,
	outcomes: ReadonlyMap<string, StageOutcome>,
	lock: DvcLock,
): Map<string, string> {
	const found = new Map<string, string>();
	for (const stage of stages) {
		const state = outcomes.get(stage.name)?.state;
		if (state === "failed" || state === "skipped") continue;
		const why =
			state === undefined
				? "dvc ended well, and says nothing of this stage: it was not made"
				: state === "up to date" && forced.includes(stage.name)
					? "dvc took this stage for done, though its results were not made here"
					: leftProblem(folder, stage, lock);
		if (why !== undefined) found.set(stage.name, why);
	}
	return found;
}

function leftProblem(folder: string, { name, outs }: PipelineStage, lock: DvcLock): string | undefined {
	const locked = new Map(lock.stage(name)?.outs?.map(({ path, md5 }) => [path, md5]));
	for (const path of outs) {
		if (!locked.has(path)) return `dvc.lock has no ${path}, which this stage makes`;
		// A folder has a hash of its own kind, of the list of its files.
		if (statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory()) continue;
		const bytes = readIfThere(join(folder, path));
		if (bytes === undefined) return `${path} is not there, though dvc ended well`;
		if (md5(bytes) !== locked.get(path)) return `${path} is not what dvc wrote down that this stage made`;
	}
	return undefined;
}
