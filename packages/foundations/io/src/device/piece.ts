/** Samples that a device wrote at once, with one time: a block of CWA, a page of GENEActiv. */
export interface Piece {
	/** Seconds from the recording's start to its first sample, by the device's clock; NaN where the file has no such date. */
	seconds: number;
	/** Its number in the file's order; NaN where the format has none. */
	sequence: number;
	/** Samples of each signal. */
	count: number;
	/** Seconds that it lasts by its own account, for the last one; NaN where it does not say. */
	lengthSeconds: number;
	/** Where it stands in the file, for warnings. */
	byte: number;
	/** Whether something unreadable stood before it. */
	afterDamage: boolean;
	/** Set by settling: samples are missing before it. */
	gapBefore: boolean;
	/** One array a signal; the first sample is at index 1, for index 0 holds the last one of the piece before. */
	readonly samples: readonly Float64Array[];
	/** Of all signals, in the same places. */
	readonly flags: Uint8Array;
	/** Values that go with the piece: temperature, battery, ... */
	readonly spots: Float64Array;
}
