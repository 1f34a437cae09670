/**
 * The dvc command as typed functions: one a command, arguments as arrays, answers as JSON, errors that say what to try.
 * It starts processes and knows nothing of papers; a run can be ended with all that it started.
 * Not for reading dvc.yaml or dvc.lock.
 *
 * First call: `await status({ folder: root, program: dvcProgram })`.
 */

// Commands
export { add } from "./commands/add.ts";
export { cacheFolder } from "./commands/cache-folder.ts";
export { checkout } from "./commands/checkout.ts";
export { commit } from "./commands/commit.ts";
export { dag } from "./commands/dag.ts";
export { init } from "./commands/init.ts";
export { paramsDiff } from "./commands/params-diff.ts";
export {
	type ReproEvent,
	type ReproOptions,
	type ReproResult,
	repro,
	reproArguments,
	reproEvent,
} from "./commands/repro.ts";
export { dataStatus, status } from "./commands/status.ts";
export { type DvcVersion, requireVersion, version } from "./commands/version.ts";
// Answers and versions
export { compareVersions } from "./contract/compare-versions.ts";
export {
	type DvcDataChanges,
	type DvcDataStatus,
	type DvcGraph,
	type DvcParamsDiff,
	type DvcPathState,
	type DvcStatus,
	type DvcStatusReason,
	latestTestedDvcVersion,
	lowestTestedDvcVersion,
} from "./contract/contract.ts";
// Errors
export { DvcError, type DvcErrorCode, type DvcErrorDetail, isDvcError } from "./errors/dvc-error.ts";
export { DvcLock, type LockedFile, type LockedStage } from "./lock/dvc-lock.ts";
// Processes
export {
	type EndOptions,
	endProcessGroup,
	killProcessGroup,
	RUN_VARIABLE,
	type RunHandle,
	runMembers,
} from "./process/process-group.ts";
export { quietEnvironment } from "./process/quiet-environment.ts";
export type { DvcRepository } from "./process/repository.ts";
export type { RunOptions } from "./process/run-dvc.ts";
export { splitLines } from "./process/split-lines.ts";
