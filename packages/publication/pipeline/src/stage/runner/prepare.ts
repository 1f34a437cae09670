import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDataset, wayToGet } from "@quickening/datasets";
import type { PaperDefinition } from "@quickening/paper";
import { readTextIfThere } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { parse } from "yaml";
import { dvcStage, dvcYaml } from "../../dvc-yaml.ts";
import { fingerprinter, type StageCode } from "../../fingerprint/fingerprint.ts";
import { loadPaper } from "../../plan/load-paper.ts";
import { type PaperPlan, type PlannedStage, planPaper } from "../../plan/plan.ts";
import { readFingerprints } from "../../plan/read-fingerprints.ts";
import { checkInputData } from "./check-input-data.ts";

/** A stage that may run. */
export interface PreparedStage {
	readonly paper: PaperDefinition;
	readonly plan: PaperPlan;
	readonly stage: PlannedStage;
	readonly code: StageCode;
	/** The declared parameters, and no other. */
	readonly params: Readonly<Record<string, unknown>>;
}

const sync = "Run `npx quickening sync` (or `npm run quickening -- sync`), then run the stage again.";

/**
 * Sees that a stage is what sync wrote down: the same code, the same inputs, parameters and outputs.
 *
 * @throws UserError when it is not, or an input is missing.
 */
export async function prepareStage(root: string, slug: string, name: string): Promise<PreparedStage> {
	const paper = await loadPaper(root, slug);
	const plan = planPaper(root, paper);
	const stage = plan.stages.find((each) => each.name === name);
	if (stage === undefined) {
		const names = plan.stages.map((each) => each.name).join(", ");
		throw new UserError(`papers/${slug}/paper.ts has no stage ${name}; it has ${names}`, { whatToDo: sync });
	}
	checkSynced(root, plan, stage);
	const fingerprints = fingerprinter(root);
	const code = await fingerprints.codeOf(plan, stage);
	fingerprints.save();
	const synced = readFingerprints(root, slug)[name];
	if (synced !== code.sha256) {
		throw new UserError(
			`stage ${name} of ${slug} has a stale fingerprint: its code, the npm versions behind it or what it takes from paper.ts changed after the last sync`,
			{ whatToDo: sync },
		);
	}
	for (const { name: input, path } of stage.inputs) {
		if (!existsSync(join(root, path))) {
			const dataset = /^data\/([^/]+)\//.exec(path)?.[1];
			const way = dataset === undefined ? undefined : wayToGet(readDataset(root, dataset));
			throw new UserError(`stage ${name} of ${slug}: input ${input} is missing (${path})`, {
				...(way !== undefined && { whatToDo: way.words ?? `Run \`${way.command}\`.` }),
			});
		}
	}
	await checkInputData(root, plan, stage);
	return { paper, plan, stage, code, params: readParams(root, plan, stage) };
}

/** DVC ran the stage by what dvc.yaml says of it, so that must be what paper.ts says. */
function checkSynced(root: string, plan: PaperPlan, stage: PlannedStage): void {
	const text = readTextIfThere(join(root, plan.folder, "dvc.yaml"));
	if (text === dvcYaml(plan)) return;
	const { stages = {} } = (parse(text ?? "") ?? {}) as { stages?: Record<string, unknown> };
	if (JSON.stringify(stages[stage.name]) === JSON.stringify(dvcStage(plan, stage))) return;
	throw new UserError(`${plan.folder}/dvc.yaml says something else of stage ${stage.name} than paper.ts`, {
		whatToDo: sync,
	});
}

function readParams(root: string, plan: PaperPlan, stage: PlannedStage): Record<string, unknown> {
	if (stage.params.length === 0) return {};
	const path = `${plan.folder}/params.yaml`;
	const params = (parse(readTextIfThere(join(root, path)) ?? "") ?? {}) as Record<string, unknown>;
	return Object.fromEntries(
		stage.params.map((name) => {
			if (!Object.hasOwn(params, name))
				throw new UserError(`${path} has no ${name}, which stage ${stage.name} declares`);
			return [name, params[name]];
		}),
	);
}
