/**
 * Recordings of the GENEA (.bin), the forerunner of the GENEActiv.
 *
 * First call: `const recording = await readGenea(blobBytes(file, file.name))`.
 */

export { readGenea } from "./read-genea.ts";
