/**
 * What the last rebuild of a paper found, read from disk. This door loads nothing that rebuilds: pages come in by it.
 *
 * First call: `const reproduction = readReproduction(join(root, "papers"), "my-study");`
 */

export { readReproduction, reproductionPath } from "./read-reproduction.ts";
