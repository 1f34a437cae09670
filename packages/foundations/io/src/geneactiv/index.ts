/**
 * Recordings of the GENEActiv (.bin), page by page, in Node and in a browser.
 *
 * First call: `const recording = await readGeneactiv(blobBytes(file, file.name))`.
 */

export { readGeneactiv } from "./read-geneactiv.ts";
