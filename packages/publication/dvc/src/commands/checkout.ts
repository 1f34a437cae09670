import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** `dvc checkout`: puts the recorded content of targets back from the cache. `force` discards unsaved changes. */
export async function checkout(
	repository: DvcRepository,
	targets: readonly string[],
	{ force = false, ...options }: RunOptions & { force?: boolean } = {},
): Promise<void> {
	await runDvc(repository, ["checkout", "--quiet", ...(force ? ["--force"] : []), "--", ...targets], options);
}
