/**
 * Tables with a row an epoch, whatever program wrote them, as recordings on a regular grid.
 */

export { type DatedRows, datedRows, type PlaceOfRow } from "./dated-rows.ts";
export { EpochGrid, type EpochRow, type EpochSignal } from "./epoch-grid.ts";
export { type EpochTable, epochRecording } from "./epoch-recording.ts";
export { epochRows } from "./epoch-rows.ts";
export { rowsBefore } from "./rows-before.ts";
export { stepSeconds } from "./step-seconds.ts";
export { unknownColumns } from "./unknown-columns.ts";
