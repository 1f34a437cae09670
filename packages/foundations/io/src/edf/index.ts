/**
 * Recordings in EDF, EDF+, BDF and BDF+: polysomnography, ECG, EEG, and what was noted in them.
 *
 * First call: `const recording = await readEdf(blobBytes(file, file.name))`.
 */

export type { EdfAnnotation } from "./edf-annotations.ts";
export { type EdfRecording, readEdf } from "./read-edf.ts";
