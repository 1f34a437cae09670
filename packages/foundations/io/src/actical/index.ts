/**
 * Actical (Philips Respironics, Mini Mitter): the list that its program exports as CSV.
 *
 * First call: `const recording = await readActical(blobBytes(file, file.name))`.
 */

export { type ReadActicalOptions, readActical } from "./read-actical.ts";
