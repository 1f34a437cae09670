/**
 * Bytes to records: what devices and archives write, as signals with units, rates and times. Bytes and texts in, records out;
 * opening files and fetching them is for the caller, so that a page can read a visitor's file where it is.
 *
 * First call: `readWfdb({ header, files: { "100.dat": bytes } })`.
 */

// WAV (sound)
export { type ReadWavOptions, readWav, type WavRecording } from "./wav/read-wav.ts";
// WFDB (PhysioNet)
export { readWfdb, type WfdbFiles, type WfdbRecord, type WfdbSignal } from "./wfdb/read-wfdb.ts";
export {
	type ReadWfdbAnnotationsOptions,
	readWfdbAnnotations,
	type WfdbAnnotations,
	wfdbBeatSymbols,
} from "./wfdb/read-wfdb-annotations.ts";
export { readWfdbHeader, type WfdbHeader } from "./wfdb/read-wfdb-header.ts";
export type { WfdbSignalHeader } from "./wfdb/signal-line.ts";
