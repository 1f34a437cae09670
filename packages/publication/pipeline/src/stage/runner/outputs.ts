import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { checkValue, type Value } from "@quickening/paper";
import { UserError } from "@quickening/workspace/terminal";
import { placeProblem } from "../../check-places.ts";
import { type PaperPlan, type PlannedStage, valuesOutput } from "../../plan/plan.ts";
import type { StageJob } from "../job.ts";

/**
 * Sees that a stage made what it declares, and nothing else.
 *
 * @throws UserError naming what is missing, what is too much, or the value that could not be printed or judged.
 */
export function checkOutputs(job: StageJob, stage: PlannedStage, aside: string): void {
	const missing = stage.outputs.filter(({ name }) => !existsSync(pathOf(job, name)));
	if (missing.length > 0) {
		const words = missing.map(({ name, path }) => (name === valuesOutput ? "its values" : `${name} (${path})`));
		throw new UserError(`stage ${stage.name} ended without writing ${words.join(", ")}`);
	}
	const folder = join(aside, "outputs");
	const declared = new Set(stage.outputs.map(({ path }) => path));
	const extra = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.filter((path) => !declared.has(path));
	if (extra.length > 0) {
		throw new UserError(`stage ${stage.name} wrote ${extra.join(", ")}, which paper.ts does not declare as its output`);
	}
	if (job.values === undefined) return;
	const values = JSON.parse(readFileSync(job.values, "utf8")) as Record<string, Value>;
	for (const [id, value] of Object.entries(values)) {
		try {
			checkValue(id, value);
		} catch (error) {
			throw new UserError(`stage ${stage.name}: ${(error as Error).message}`, { cause: error });
		}
	}
}

/**
 * Moves the outputs of a stage to their places, each whole.
 *
 * @throws UserError when a link has come to lie on the way, that would lead them out of the paper's folder.
 */
export function moveOutputs(root: string, plan: PaperPlan, stage: PlannedStage, job: StageJob): void {
	for (const { path } of stage.outputs) {
		const problem = placeProblem(root, plan.folder, path);
		if (problem?.includes(" is a link to ")) throw new UserError(`stage ${stage.name} of ${plan.slug}: ${problem}`);
	}
	for (const { name, path } of stage.outputs) {
		const to = join(root, plan.folder, path);
		mkdirSync(dirname(to), { recursive: true });
		if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) rmSync(to, { recursive: true });
		move(pathOf(job, name), to);
	}
}

/** Where an output lies aside. */
export function pathOf(job: StageJob, name: string): string {
	return (name === valuesOutput ? job.values : job.outputs[name])!;
}

function move(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
		// results/ lies on another disk than .quickening/: the copy is made beside its place, then renamed.
		const beside = `${to}.${process.pid}.new`;
		copyFileSync(from, beside);
		renameSync(beside, to);
	}
}
