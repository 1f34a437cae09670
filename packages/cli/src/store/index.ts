/**
 * Results of stages kept by content outside the checkout, so that a second checkout of unchanged code on the same
 * machine need not make them again. Only what this machine made is ever taken, and every byte is looked at.
 *
 * First call: `const taken = takeResult(folder, stageKey(root, folder, prepared), files);`
 */

// What a result depends on
export { contentHash, filesBelow } from "./content-hash.ts";
// Bounds
export { pruneStore } from "./prune-store.ts";
// Keeping and taking
export { keepResult, type MadeThen, type StoredFile, type Taken, takeResult } from "./result-store.ts";
export { stageKey } from "./stage-key.ts";
// Where it is
export { STORE_USE_VARIABLE, type StoreUse, storeFolder, storeInUse } from "./store-folder.ts";
