import type { Matrix } from "@quickening/stats";

/** Measures of a sound over time: one row a frame, one column a measure. */
export interface FrameFeatures extends Matrix {
	/** The middle of each frame in s. */
	readonly timesSeconds: Float64Array;
}
