/**
 * The same work on each of many participants: results in their order as they come, in bounded memory, the same whatever does the
 * work and however many threads it has. In this thread, in a browser's too, from here; on worker threads, and kept on disk, so
 * that a run that was cut goes on, from `@quickening/compute/node`.
 *
 * First call: `for await (const rise of mapItems(women, inProcess(riseOf))) console.log(rise)`.
 */

// What an engine is
export type { Engine, EngineSession, NumberedItem, Outcome, Work, WorkContext } from "./map/engine.ts";
export { inProcess } from "./map/in-process.ts";
// Errors
export { ItemError, isItemError } from "./map/item-error.ts";
// Map
export { type MapOptions, type MapProgress, mapItems, settleItems } from "./map/map-items.ts";
export { moved } from "./map/moved.ts";
