/**
 * AGD: ActiLife's files of activity counts by epoch.
 *
 * First call: `const recording = await readAgd(blobBytes(file, file.name))`.
 */

export { readAgd } from "./read-agd.ts";
