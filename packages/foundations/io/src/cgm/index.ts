/**
 * Glucose from continuous monitors: exports of Dexcom Clarity and LibreView, as CSV or workbook, and plain tables.
 *
 * First call: `const { series } = await readCgm(blobBytes(file, file.name))`.
 */

export { type IrregularSeries, valueFlags } from "../series/irregular-series.ts";
export { type CgmFile, type GlucoseSeries, type ReadCgmOptions, readCgm } from "./read-cgm.ts";
