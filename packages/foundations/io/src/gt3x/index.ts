/**
 * GT3X: raw acceleration of ActiGraph's devices, both generations, and AGDC of CentrePoint Insight watches.
 *
 * First call: `const recording = await readGt3x(await fileBytes("subject07.gt3x"))`.
 */

export { readGt3x } from "./read-gt3x.ts";
