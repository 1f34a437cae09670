/**
 * Actiwatch: AWD files, a line an epoch. What Actiware exports as CSV is read by `@quickening/io/philips`.
 *
 * First call: `const recording = await readActiwatch(blobBytes(file, file.name))`.
 */

export { type ReadActiwatchOptions, readActiwatch } from "./read-actiwatch.ts";
