import type { RecordingDevice, RecordingStart, Warning } from "@quickening/core";

/** Bits of a value's flag in an {@link IrregularSeries}; 0 is a value as the file has it. */
export const valueFlags = {
	/** The device says only that the value lies below its range; the value is the range's end. */
	belowRange: 1,
	/** The device says only that the value lies above its range; the value is the range's end. */
	aboveRange: 2,
	/** What stands there is no value, or none that can be; it is NaN. */
	damaged: 4,
} as const;

/** Values at times of their own: beats, glucose. What was read is in order of time, without repetitions. */
export interface IrregularSeries {
	/** Null when the file gives no date. */
	readonly start: RecordingStart | null;
	/** Seconds from the start. */
	readonly timesSeconds: Float64Array;
	/** NaN where the flag says `damaged`. */
	readonly values: Float64Array;
	/** UCUM. */
	readonly unit: string;
	/** Bits of {@link valueFlags}. */
	readonly flags: Uint8Array;
	readonly device: RecordingDevice;
	/** Counts of what was left out, changed or doubted. */
	readonly warnings: readonly Warning[];
}
