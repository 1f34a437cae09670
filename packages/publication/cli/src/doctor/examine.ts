import { checkDatasets, checkMirror } from "./check-data.ts";
import { checkDisk, checkMachine } from "./check-machine.ts";
import { checkDvc, checkGit, checkNode, checkPackages, checkPython, checkTensorFlow } from "./check-programs.ts";
import { checkSandbox, checkStages } from "./check-rights.ts";
import type { Finding } from "./finding.ts";

/** Looks at all that a build needs, in the order in which set-up brings it about. */
export async function examine(root: string): Promise<Finding[]> {
	const [git, python, dvc, tensorFlow, disk, mirror, datasets] = await Promise.all([
		checkGit(root),
		checkPython(root),
		checkDvc(root),
		checkTensorFlow(root),
		checkDisk(root),
		checkMirror(root),
		checkDatasets(root),
	]);
	return [
		checkMachine(),
		checkStages(),
		checkSandbox(),
		...disk,
		git,
		checkNode(root),
		checkPackages(root),
		python,
		dvc,
		tensorFlow,
		mirror,
		...datasets,
	];
}
