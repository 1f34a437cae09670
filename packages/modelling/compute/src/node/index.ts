/**
 * What `mapItems` and `settleItems` have in Node: worker threads as an engine with what a worker's module calls, and results
 * that are kept on disk, so that a run that was cut goes on.
 *
 * First call: `onThreads(() => new Worker(new URL("./rise.worker.ts", import.meta.url)), { threads: 2 })`.
 */

// Kept results
export { codeHash } from "./kept/code-hash.ts";
export { type KeptOptions, keptResults } from "./kept/kept-results.ts";
// Threads
export { answerItems } from "./threads/answer-items.ts";
export { onThreads } from "./threads/on-threads.ts";
