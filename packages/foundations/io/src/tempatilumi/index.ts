/**
 * Tempatilumi (CE Brasil): its text export.
 *
 * First call: `const recording = await readTempatilumi(blobBytes(file, file.name))`.
 */

export { readTempatilumi, type TempatilumiOptions } from "./read-tempatilumi.ts";
