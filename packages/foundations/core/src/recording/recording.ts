/*
 * What a device wrote, whatever its format: signals on a regular grid, handed over block by block so that a week of raw
 * acceleration never stands in memory. Nothing is cut out: what is missing, filled or damaged is flagged beside the samples.
 */

import type { Warning } from "../errors/warning.ts";

/** Bits of a sample's flag; 0 is a sample as the device measured it. */
export const sampleFlags = {
	/** The device wrote nothing here; the value is NaN. */
	gap: 1,
	/** The device slept and the format says that its last value stands (ActiGraph's idle sleep mode). */
	idle: 2,
	/** At the end of the range that the device can measure, so the true value may lie beyond it. */
	clipped: 4,
	/** Between two measured samples: the device's own times were not on the grid. */
	interpolated: 8,
	/** From a part of the file whose checksum or form is wrong. */
	damaged: 16,
} as const;

/** When a recording began. */
export interface RecordingStart {
	/** The device's clock, without a zone: "2024-03-31T23:00:00.000". */
	readonly localTime: string;
	/** What that clock kept: an IANA name, an offset such as "+01:00", or null when the file does not say. */
	readonly zone: string | null;
	/** Seconds since 1970-01-01T00:00:00Z; null when the zone is not known. */
	readonly utcSeconds: number | null;
}

export interface RecordingDevice {
	/** Null where a general format such as EDF does not say. */
	readonly maker: string | null;
	readonly model: string | null;
	readonly serialNumber: string | null;
	readonly firmware: string | null;
	/** Where it was worn, in the file's words. */
	readonly wearSite: string | null;
}

export interface RecordedSignal {
	/** The field's word: "x", "y", "z", "vectorMagnitude", "counts", "steps", "light", "temperature", "heartRate", ... */
	readonly name: string;
	/** UCUM code: "[g]" for acceleration, "1" for counts. */
	readonly unit: string;
	/** Samples a second; an epoch of 60 s is 1/60. */
	readonly samplingRateHz: number;
	/** Smallest and largest value that the device can write, where the file says so. */
	readonly range?: readonly [lowest: number, highest: number];
}

/** A stretch of all signals. Blocks follow one another without a hole: sample i of a signal lies i / rate after the start. */
export interface SignalBlock {
	/** Seconds from the recording's start to the first sample. */
	readonly startSeconds: number;
	/** One array a signal, in their order; NaN where there is no value. Valid until the next block is asked for. */
	readonly samples: readonly Float64Array[];
	/** Bits of {@link sampleFlags}, one array a signal; signals that were taken together share one array. */
	readonly flags: readonly Uint8Array[];
}

/** A value now and then: temperature, battery and light that a format writes once a page. */
export interface SpotSeries {
	readonly name: string;
	readonly unit: string;
	readonly timesSeconds: Float64Array;
	readonly values: Float64Array;
}

/** How far reading has come, for a progress bar. */
export interface ReadProgress {
	readonly bytesRead: number;
	readonly bytesInAll: number;
}

export interface Recording {
	/** "gt3x", "cwa", ... as the subpath of @quickening/io is called. */
	readonly format: string;
	readonly start: RecordingStart;
	readonly device: RecordingDevice;
	readonly signals: readonly RecordedSignal[];
	/** Length that the header promises, in seconds; null when it does not. What was there is known when the blocks have ended. */
	readonly promisedSeconds: number | null;
	/** What else the file says of itself, by its own keys, such as a filter. It may name the person. */
	readonly header?: Readonly<Record<string, string>>;
	/** All blocks from the start; may be called again for a second pass. */
	blocks(options?: { readonly onProgress?: (progress: ReadProgress) => void }): AsyncIterable<SignalBlock>;
	/** Doubts about the header at once, about the rest when the blocks have ended. */
	readonly warnings: readonly Warning[];
	/** Filled when the blocks have ended. */
	readonly spots: readonly SpotSeries[];
}
