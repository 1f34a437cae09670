/**
 * ActiGraph's CSV exports: raw acceleration, or counts by epoch.
 *
 * First call: `const recording = await readActigraphCsv(blobBytes(file, file.name))`.
 */

export type { ReadActigraphCsvOptions } from "./csv-options.ts";
export { readActigraphCsv } from "./read-actigraph-csv.ts";
