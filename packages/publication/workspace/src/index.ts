/**
 * The checkout: its root and folders, its local state, the user's cache, the pinned dvc; files written whole, the one lock,
 * names that were meant. What checks, fetches or builds stands above.
 *
 * First call: `const { root } = findWorkspace();`
 */

// Cache and pinned programs
export { cacheFolder } from "./cache-folder.ts";
export { dvcFolderName, dvcProgram, dvcProgramPath, pinnedDvcVersion } from "./dvc-program.ts";
export { readIfThere, readJsonIfThere, readTextIfThere, writeAtomically } from "./files/atomic-file.ts";
export { gitBlobId, md5, sha256 } from "./files/hashes.ts";
export { nearest } from "./names/nearest.ts";
export { nearestNames } from "./names/nearest-names.ts";
// Processes
export {
	identify,
	isAlive,
	type ProcessDetails,
	type ProcessIdentity,
	processDetails,
} from "./processes/process-details.ts";
export { takeLock } from "./processes/take-lock.ts";
// What this machine made
export { isSignedHere, signHere } from "./this-machine.ts";
// Checkout
export { findWorkspace, type Workspace, workspaceAt } from "./workspace.ts";
