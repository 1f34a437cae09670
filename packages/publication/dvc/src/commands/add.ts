import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** `dvc add`: tracks files or folders, writes `<target>.dvc` and the .gitignore beside it. */
export async function add(repository: DvcRepository, targets: readonly string[], options?: RunOptions): Promise<void> {
	await runDvc(repository, ["add", "--quiet", "--", ...targets], options);
}
