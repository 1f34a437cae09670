/**
 * GT3X: raw acceleration of ActiGraph's devices, both generations, and AGDC of CentrePoint Insight watches.
 *
 * First call: `const recording = await readGt3x(blobBytes(file, file.name))`.
 */

export { readGt3x } from "./read-gt3x.ts";
