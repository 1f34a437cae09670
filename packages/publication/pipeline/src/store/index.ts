/**
 * Results of stages kept by content outside the checkout, so that a second checkout of unchanged code on the same
 * machine need not make them again. Only what this machine made is ever taken, and every byte is looked at.
 *
 * First call: `const taken = takeResult(storeFolder(), key, files);`
 */

// What a result depends on
export { contentHash, filesBelow } from "./content-hash.ts";
// What of the machine it depends on
export { machineKind, tensorFlowHashes } from "./native-code.ts";
// Bounds
export { pruneStore } from "./prune-store.ts";
// Keeping and taking
export { keepResult, type MadeThen, type StoredFile, type Taken, takeResult } from "./result-store.ts";
// Where it is
export { STORE_USE_VARIABLE, type StoreUse, storeFolder, storeInUse } from "./store-folder.ts";
