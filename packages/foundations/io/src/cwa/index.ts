/**
 * Recordings of the Axivity AX3 and AX6 (.cwa), block by block, in Node and in a browser.
 *
 * First call: `const recording = await readCwa(blobBytes(file, file.name))`.
 */

export { type ReadCwaOptions, readCwa } from "./read-cwa.ts";
