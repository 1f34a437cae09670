import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { howToDeclareValue } from "../../declared-values.ts";
import type { PaperPlan, PlannedStage } from "../../plan/plan.ts";
import type { StageFailure } from "../job.ts";
import { withoutLinks } from "./input-links.ts";

/** A stage that failed. */
export interface FailedStage {
	readonly plan: PaperPlan;
	readonly stage: PlannedStage;
	/** The ids and patterns of values that it declares. */
	readonly values: readonly string[];
}

/** What went wrong in a stage, what to do where that is known, and the script's own part of the stack. */
export function explainFailure(root: string, aside: string, about: FailedStage, failure: StageFailure): string {
	const { plan, stage } = about;
	const drawn = stage.kind === "figure" ? ` (${plan.folder}/${stage.module})` : "";
	const lines = [`stage ${stage.name} of ${plan.slug}${drawn} failed: ${failure.message}`];
	const refused = explainRefusal(root, aside, about, failure);
	if (refused !== undefined) lines[0] = `stage ${stage.name} of ${plan.slug} ${refused}`;
	return withoutLinks(root, aside, stage, [...lines, ...ownStack(root, failure.stack)].join("\n"));
}

function explainRefusal(
	root: string,
	aside: string,
	{ plan, stage, values }: FailedStage,
	{ code, permission, resource = "", message }: StageFailure,
): string | undefined {
	const work = join(aside, "work");
	if (code === "ENOENT") {
		const path = /'([^']+)'/.exec(message)?.[1];
		if (path === undefined || (isAbsolute(path) && !path.startsWith(work))) return undefined;
		const named = isAbsolute(path) ? relative(work, path) : path;
		return `read ${named} by a relative path; a stage reads its inputs by name: stage.inputPath("...") is their path`;
	}
	if (code === "ERR_VALUE_UNDECLARED") {
		return `recorded value ${resource}, which it does not declare${howToDeclareValue(plan.folder, { stage: stage.name, values }, resource)}`;
	}
	if (code === "ERR_DLOPEN_DISABLED") {
		return "loads native code, and none of the npm packages that it imports brings any: import the package that does";
	}
	if (code !== "ERR_ACCESS_DENIED") return undefined;
	if (permission === "ChildProcess") return `tried to start ${resource}: a stage starts no other program`;
	if (permission !== "FileSystemRead" && permission !== "FileSystemWrite") return undefined;
	const path = relative(root, resolve(work, resource)).replaceAll("\\", "/");
	const shown = path.startsWith("..") ? resource : path;
	if (permission === "FileSystemWrite") {
		return `wrote ${shown}, which is no output of it: declare the output in paper.ts and write it with stage.writeJson or stage.writeText`;
	}
	return `read ${shown}, which it does not declare: ${howToDeclare(plan, stage, path)}`;
}

function howToDeclare(plan: PaperPlan, stage: PlannedStage, path: string): string {
	if (stage.kind !== "script") return `a ${stage.kind} reads what it is given and nothing else`;
	const add = (source: string) =>
		`add ${source} to the inputs of stages["${stage.name}"] in ${plan.folder}/paper.ts and run \`npx quickening sync\``;
	const raw = /^data\/([^/]+)\/raw(?:\/(.+))?$/.exec(path);
	if (raw !== null) return add(`rawData("${raw[1]}"${raw[2] === undefined ? "" : `, "${raw[2]}"`})`);
	for (const other of plan.stages) {
		const made = other.outputs.find((output) => `${plan.folder}/${output.path}` === path);
		if (made !== undefined && other.kind === "script") return add(`output("${other.name}", "${made.name}")`);
	}
	if (path.startsWith(`${plan.folder}/results/`)) {
		return "a result is made by a stage: declare it as an output there, and as output(stage, name) here";
	}
	if (path.startsWith(`${plan.folder}/`)) return add(`input("${path.slice(plan.folder.length + 1)}")`);
	return "a stage reads raw data, files of its paper's folder and outputs of its paper's stages, each declared";
}

/** The lines of a stack that stand in the repository's analysis code, with paths below the root. */
function ownStack(root: string, stack: string): string[] {
	return stack.split("\n").flatMap((line) => {
		const url = /(file:\/\/\S+?)(:\d+:\d+)\)?$/.exec(line);
		if (!/^\s+at /.test(line) || url === null) return [];
		const path = relative(root, fileURLToPath(url[1]!)).replaceAll("\\", "/");
		const isOurs = /^(packages|papers)\//.test(path) && !path.startsWith("packages/publication/pipeline/src/stage/");
		return isOurs ? [line.replace(url[1]!, path)] : [];
	});
}
