import type { DvcParamsDiff } from "../contract/contract.ts";
import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvcJson } from "../process/run-dvc.ts";

/** `dvc params diff --json`: parameters that differ between two revisions, by default HEAD and the workspace. */
export function paramsDiff(
	repository: DvcRepository,
	{ revisions = [], ...options }: RunOptions & { revisions?: readonly string[] } = {},
): Promise<DvcParamsDiff> {
	return runDvcJson<DvcParamsDiff>(repository, ["params", "diff", "--json", ...revisions], options);
}
