import { join } from "node:path";
import { evidencePath, isControlled, type PaperPlan } from "@quickening/pipeline/plan";
import type { StageEvidence } from "@quickening/pipeline/stage";
import { readJsonIfThere } from "@quickening/workspace";

/** Who stands behind what a paper releases, a stage each; what is not on this machine is left out. */
export function readEvidence(root: string, plan: PaperPlan): StageEvidence[] {
	return plan.stages.filter(isControlled).flatMap(({ name }) => {
		const found = readJsonIfThere<StageEvidence>(join(root, plan.folder, evidencePath(name)));
		return found?.schema === 1 ? [found] : [];
	});
}
