import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import { md5 } from "@quickening/workspace";
import { committedFiles } from "@quickening/workspace/git";
import { dvcStage } from "../../dvc-yaml.ts";
import { valuesOutput } from "../../plan/plan.ts";
import { isRebuild } from "../../tolerance/is-rebuild.ts";
import { judgeNumbers, print } from "../../tolerance/judge-numbers.ts";
import { forgetSetAside, REPLACE_VARIABLE, setAside } from "../../tolerance/set-aside.ts";
import { fileTolerance, stageTolerance } from "../../tolerance/tolerances.ts";
import type { StageJob } from "../job.ts";
import { pathOf } from "./outputs.ts";
import type { PreparedStage } from "./prepare.ts";

/**
 * Where a stage has made other bytes than are committed, by the same code from the same inputs, and every number lies within its
 * tolerance: puts the committed bytes in the place of what it made, so that they stay and all that follows is made from them.
 * What it made is set aside. All outputs of the stage are kept or none: a mixture would be nobody's result.
 *
 * @returns What was kept, in a sentence an output; nothing when the stage's own bytes go to their places.
 */
export async function keepCommitted(root: string, prepared: PreparedStage, job: StageJob): Promise<string[]> {
	const { paper, plan, stage } = prepared;
	forgetSetAside(
		root,
		plan.slug,
		stage.outputs.map(({ path }) => path),
	);
	if (process.env[REPLACE_VARIABLE] === "1") return [];
	const recorded = job.values === undefined ? {} : (JSON.parse(readFileSync(job.values, "utf8")) as object);
	const tolerance = stageTolerance(paper, stage.name, Object.keys(recorded));
	if (tolerance.files.size === 0 && tolerance.values.size === 0) return [];

	const committed = committedFiles(root, [plan.folder]);
	const lock = DvcLock.parse(committed.read(`${plan.folder}/dvc.lock`)?.toString("utf8")).stage(stage.name);
	if (lock === undefined) return [];
	const locked = new Map((lock.outs ?? []).map((out) => [out.path, out.md5]));
	const changed: { made: string; path: string; before: Buffer; after: Buffer; told: string }[] = [];
	for (const { name, path } of stage.outputs) {
		const made = pathOf(job, name);
		const after = readFileSync(made);
		const before = committed.read(`${plan.folder}/${path}`);
		if (before === undefined) {
			// Not in git, so that there is nothing to compare with and nothing to put back; the same bytes need neither.
			if (locked.get(path) === md5(after)) continue;
			return [];
		}
		// A committed file that the committed dvc.lock does not know came from somewhere else.
		if (locked.get(path) !== md5(before)) return [];
		if (before.equals(after)) continue;
		const judged = judgeNumbers(path, before, after, fileTolerance(tolerance, path));
		if (!("within" in judged)) return [];
		const { numbers, of, largest } = judged.within;
		const what = name === valuesOutput ? "its values" : path;
		const told = `${what}: ${numbers} of ${of} numbers differ from the committed, by ${print(Math.abs(largest.difference))} at most (${largest.where})`;
		changed.push({ made, path, before, after, told });
	}
	if (changed.length === 0 || !(await isRebuild(groundOf(root, prepared), lock))) return [];
	for (const { made, path, before, after } of changed) {
		setAside(root, plan.slug, path, after);
		writeFileSync(made, before);
	}
	return changed.map(({ told }) => told);
}

function groundOf(root: string, { plan, stage, code, params }: PreparedStage) {
	const { deps = [] } = dvcStage(plan, stage);
	return {
		name: stage.name,
		codeSha256: code.sha256,
		params,
		inputs: deps.map((path) => ({ path, at: join(root, plan.folder, path) })),
	};
}
