import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** `dvc cache dir`: absolute path of the cache. */
export async function cacheFolder(repository: DvcRepository, options?: RunOptions): Promise<string> {
	return (await runDvc(repository, ["cache", "dir"], options)).stdout.trim();
}
