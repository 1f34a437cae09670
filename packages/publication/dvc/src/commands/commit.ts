import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** `dvc commit --force`: takes what is in the workspace as the content of these targets. */
export async function commit(
	repository: DvcRepository,
	targets: readonly string[],
	options?: RunOptions,
): Promise<void> {
	await runDvc(repository, ["commit", "--quiet", "--force", "--", ...targets], options);
}
