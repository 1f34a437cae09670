import type { PlannedStage, StageKind } from "../plan/plan.ts";

/** What each kind of stage imports from the paper's module, and the function that runs it. */
const kinds: Readonly<Record<StageKind, { readonly take?: string; readonly run: string }>> = {
	script: { take: "default as work", run: "runScript" },
	figure: { take: "spec as work", run: "drawFigure" },
	table: { take: "table as work", run: "setTable" },
	values: { run: "joinValues" },
	manuscript: { run: "setManuscript" },
};

/**
 * Text of the module that runs a stage. The fingerprint is taken of this text's bundle and the stage runs the same
 * text, so the two cannot part.
 *
 * @param locate - Turns a path below the root into the specifier to import.
 */
export function entryText(stage: PlannedStage, paperFolder: string, locate: (path: string) => string): string {
	const { take, run } = kinds[stage.kind];
	const lines = [
		`import { ${run} } from ${JSON.stringify(locate(`packages/publication/pipeline/src/stage/kinds/${stage.kind}.ts`))};`,
	];
	if (take !== undefined) {
		lines.push(`import { ${take} } from ${JSON.stringify(locate(`${paperFolder}/${stage.module}`))};`);
	}
	lines.push(`export default (job) => ${run}(job${take === undefined ? "" : ", work"});`);
	return `${lines.join("\n")}\n`;
}
