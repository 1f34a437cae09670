import { chmodSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { PaperPlan, PlannedStage } from "../../plan/plan.ts";
import { staysHere } from "../../plan/tiers.ts";
import type { StageFailure } from "../job.ts";
import { REFUSED } from "../refused.ts";

/** Codes of failures whose words are ours and name no one: the id of a value that is not declared may. */
const ownWords = new Set([REFUSED, "ERR_ACCESS_DENIED", "ERR_STAGE_KILLED"]);

/** Where what a stage with closed data says is kept, for the one who sits at the machine. */
export function withheldPath(root: string, paper: string, stage: string): string {
	return join(root, ".quickening", "withheld", `${paper}-${stage}.log`);
}

/**
 * The file that takes what a stage prints, where it reads rows of people whose data are not open: a terminal's lines end in the
 * logs of CI and in reports. Undefined for other stages.
 */
export function openWithheldLog(root: string, paper: string, stage: PlannedStage): number | undefined {
	if (!staysHere(stage.tier)) return undefined;
	const path = withheldPath(root, paper, stage.name);
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const file = openSync(path, "w", 0o600);
	chmodSync(path, 0o600);
	return file;
}

/** A failure as it may be told: of a stage with closed data without the script's words, which are kept beside. */
export function tellableFailure(
	root: string,
	{ plan, stage }: { readonly plan: PaperPlan; readonly stage: PlannedStage },
	failure: StageFailure,
): StageFailure {
	if (!staysHere(stage.tier) || ownWords.has(failure.code ?? "")) return failure;
	const path = withheldPath(root, plan.slug, stage.name);
	writeFileSync(path, `${failure.stack || failure.message}\n`, { flag: "a", mode: 0o600 });
	const name = /^[A-Z][A-Za-z]*Error(?=:|$)/.exec(failure.stack)?.[0] ?? "Error";
	const frames = failure.stack.split("\n").filter((line) => /^\s+at .*file:\/\//.test(line));
	return {
		message: `${name}; its words are withheld, since the stage reads ${stage.tier} data: they are in ${relative(root, path)}, on this machine alone`,
		stack: frames.join("\n"),
	};
}
