import { stringify } from "yaml";
import type { PaperPlan, PlannedStage } from "./plan/plan.ts";

const header = `# Generated from paper.ts by \`quickening sync\`; an edit here is overwritten, and refused in CI.
# \`dvc repro\` works on it as it is. code.json holds the fingerprint of each stage's code.
`;

/** A stage as dvc.yaml has it. */
export interface DvcStage {
	readonly desc: string;
	readonly cmd: string;
	readonly deps?: readonly string[];
	readonly params: readonly (string | Readonly<Record<string, readonly string[]>>)[];
	readonly outs: readonly Readonly<Record<string, DvcOutput>>[];
}

/** How DVC keeps an output: in git, or in its own cache on this machine alone, from which no `dvc push` takes it. */
type DvcOutput =
	| { readonly cache: false; readonly persist: true }
	| { readonly cache: true; readonly persist: true; readonly push: false };

/** The command of a stage, in the paper's folder. */
export function stageCommand(stage: string): string {
	const node = "../../node_modules/.bin/node --conditions=@quickening/source";
	return `${node} ../../packages/publication/pipeline/src/stage/run-stage.ts ${stage}`;
}

/** A stage of dvc.yaml; its paths start from the paper's folder. */
export function dvcStage(plan: PaperPlan, stage: PlannedStage): DvcStage {
	const fromPaper = (path: string) =>
		path.startsWith(`${plan.folder}/`) ? path.slice(plan.folder.length + 1) : `../../${path}`;
	const deps = [...new Set(stage.inputs.map(({ path }) => fromPaper(path)))].sort();
	return {
		desc: stage.description,
		cmd: stageCommand(stage.name),
		...(deps.length > 0 && { deps }),
		params: [{ "code.json": [`stages.${stage.name}`] }, ...[...new Set(stage.params)].sort()],
		outs: [...stage.outputs]
			.sort((a, b) => (a.path < b.path ? -1 : 1))
			.map(({ path, staysHere }) => ({
				[path]: staysHere
					? ({ cache: true, persist: true, push: false } as const)
					: ({ cache: false, persist: true } as const),
			})),
	};
}

/** The text of a paper's dvc.yaml: the same text for the same paper.ts. */
export function dvcYaml(plan: PaperPlan): string {
	const stages = Object.fromEntries(plan.stages.map((stage) => [stage.name, dvcStage(plan, stage)]));
	return header + stringify({ stages }, { lineWidth: 0, aliasDuplicateObjects: false });
}
