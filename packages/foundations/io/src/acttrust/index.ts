/**
 * ActTrust (Condor Instruments): the report that ActStudio exports as text.
 *
 * First call: `const recording = await readActTrust(blobBytes(file, file.name))`.
 */

export { type ReadActTrustOptions, readActTrust } from "./read-acttrust.ts";
