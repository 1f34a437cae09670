import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/**
 * `dvc init` in a git repository, with analytics, the look for updates and staging in git turned off.
 * `linkTypes` is DVC's order of preference for how data reach the workspace from the cache.
 */
export async function init(
	repository: DvcRepository,
	{ linkTypes, ...options }: RunOptions & { linkTypes?: readonly ("reflink" | "hardlink" | "symlink" | "copy")[] } = {},
): Promise<void> {
	await runDvc(repository, ["init", "--quiet"], options);
	const settings = [
		["core.analytics", "false"],
		["core.autostage", "false"],
		["core.check_update", "false"],
		...(linkTypes ? [["cache.type", linkTypes.join(",")]] : []),
	];
	for (const [key, setting] of settings) await runDvc(repository, ["config", key!, setting!], options);
}
