import { isControlled, type PlannedStage, type StageKind } from "../plan/plan.ts";

/** What each kind of stage imports from the paper's module, and the function that runs it. */
const kinds: Readonly<Record<StageKind, { readonly take?: string; readonly run: string }>> = {
	script: { take: "default as work", run: "runScript" },
	figure: { take: "spec as work", run: "drawFigure" },
	table: { take: "table as work", run: "setTable" },
	values: { run: "joinValues" },
	manuscript: { run: "setManuscript" },
	disclosure: { run: "judgeRelease" },
};

/** A script behind which disclosure control stands. */
const controlled = { take: "default as work", run: "runControlledScript" };

/**
 * Text of the module that runs a stage. The fingerprint is taken of this text's bundle and the stage runs the same
 * text, so the two cannot part.
 *
 * @param locate - Turns a path below the root into the specifier to import.
 */
export function entryText(stage: PlannedStage, paperFolder: string, locate: (path: string) => string): string {
	const isBehindControl = stage.kind === "script" && isControlled(stage);
	const { take, run }: { readonly take?: string; readonly run: string } = isBehindControl
		? controlled
		: kinds[stage.kind];
	const file = isBehindControl ? "controlled-script" : stage.kind;
	const lines = [
		`import { ${run} } from ${JSON.stringify(locate(`packages/publication/pipeline/src/stage/kinds/${file}.ts`))};`,
	];
	if (take !== undefined) {
		lines.push(`import { ${take} } from ${JSON.stringify(locate(`${paperFolder}/${stage.module}`))};`);
	}
	lines.push(`export default (job) => ${run}(job${take === undefined ? "" : ", work"});`);
	return `${lines.join("\n")}\n`;
}
