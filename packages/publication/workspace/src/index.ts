/**
 * Where things are: the checkout's root and folders, its local state, the user's cache, the pinned dvc.
 * Paths only; nothing here makes a folder or starts a program.
 *
 * First call: `const { root } = findWorkspace();`
 */

// Cache and pinned programs
export { cacheFolder } from "./cache-folder.ts";
export { dvcProgram, dvcProgramPath, pinnedDvcVersion } from "./dvc-program.ts";
export { readIfThere, readJsonIfThere, readTextIfThere, writeAtomically } from "./files/atomic-file.ts";
export { gitBlobId, md5, sha256 } from "./files/hashes.ts";
export { nearest } from "./names/nearest.ts";
export { nearestNames } from "./names/nearest-names.ts";
// Checkout
export { findWorkspace, type Workspace, workspaceAt } from "./workspace.ts";
