import type { DvcDataStatus, DvcStatus } from "../contract/contract.ts";
import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvcJson } from "../process/run-dvc.ts";

/** `dvc status --json`: which stages and .dvc files are not up to date, and why. Empty when all are. */
export function status(
	repository: DvcRepository,
	{ targets = [], ...options }: RunOptions & { targets?: readonly string[] } = {},
): Promise<DvcStatus> {
	return runDvcJson<DvcStatus>(repository, ["status", "--json", ...rest(targets)], options);
}

/** `dvc data status --json`: tracked data against the cache and the last git commit. */
export function dataStatus(repository: DvcRepository, options?: RunOptions): Promise<DvcDataStatus> {
	return runDvcJson<DvcDataStatus>(repository, ["data", "status", "--json"], options);
}

function rest(targets: readonly string[]): string[] {
	return targets.length > 0 ? ["--", ...targets] : [];
}
