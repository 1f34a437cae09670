/**
 * How the results of a paper came about, from what stands on disk: no stage runs, no code is fingerprinted, and no
 * bundler is loaded. Pages and `quickening why` read papers through this door.
 *
 * First call: `const provenance = await readProvenance(root, "my-study");`
 */

export { chainText, listText } from "./chain-text.ts";
export { type FoundResult, findResult } from "./find-result.ts";
export { type ReadProvenanceOptions, readProvenance } from "./read-provenance.ts";
export { readResult } from "./read-result.ts";
