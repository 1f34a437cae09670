/**
 * Tempatilumi (CE Brasil): its text export.
 *
 * First call: `const recording = await readTempatilumi(blobBytes(file, file.name))`.
 */

export { type ReadTempatilumiOptions, readTempatilumi } from "./read-tempatilumi.ts";
