/**
 * Intervals between heartbeats as text: what Polar Sensor Logger, Elite HRV, Kubios, HRV Logger, Welltory, Empatica and others
 * write.
 *
 * First call: `const { values } = await readRr(blobBytes(file, file.name), { unit: "ms" })`.
 */

export { type IrregularSeries, valueFlags } from "../series/irregular-series.ts";
export { type ReadRrOptions, readRr } from "./read-rr.ts";
