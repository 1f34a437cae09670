/**
 * Philips Respironics: what Actiware exports as CSV (Actiwatch 2, Spectrum and others) and the two workbooks of the Health Band.
 *
 * First call: `const recording = await readPhilips(blobBytes(file, file.name))`.
 */

export { intervalStatus } from "./actiware-words.ts";
export { type ReadPhilipsOptions, readPhilips } from "./read-philips.ts";
