/**
 * AGD: ActiLife's files of activity counts by epoch.
 *
 * First call: `const recording = await readAgd(await fileBytes("subject07.agd"))`.
 */

export { readAgd } from "./read-agd.ts";
