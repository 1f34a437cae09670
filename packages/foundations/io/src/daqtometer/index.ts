/**
 * Daqtometer (Daqtix): its CSV export.
 *
 * First call: `const recording = await readDaqtometer(blobBytes(file, file.name))`.
 */

export { readDaqtometer } from "./read-daqtometer.ts";
