/*
 * What DVC starts for each stage (see dvcYaml): `run-stage.ts <stage>`, in the paper's folder.
 */
import { explainSystemError, isUserError } from "@quickening/workspace/terminal";
import { acceptHandover } from "./handover.ts";

try {
	const [stage, ...rest] = process.argv.slice(2);
	if (stage === undefined || rest.length > 0) throw new Error("usage: run-stage.ts <stage>, in a paper's folder");
	if (!acceptHandover(stage, process.cwd())) {
		// Loading all that runs a stage takes longer than handing over what was made.
		const { runStage } = await import("./runner/run.ts");
		await runStage(stage);
	}
} catch (error) {
	const told = isUserError(error) ? error : explainSystemError(error);
	if (told === undefined) throw error;
	process.stderr.write(`error: ${told.message}\n${told.whatToDo === undefined ? "" : `${told.whatToDo}\n`}`);
	process.exitCode = told.exitCode;
}
