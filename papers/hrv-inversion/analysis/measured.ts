/** What measuring the RMSSD of nights from beats gave: results/measure/measured.json. */
export interface Measured {
	/** Line of ln(measured) on ln(true), and the standard deviation about it. */
	readonly line: { readonly intercept: number; readonly slope: number; readonly sd: number };
	readonly nights: readonly MeasuredNight[];
}

/** One night of one woman. */
export interface MeasuredNight {
	readonly woman: number;
	readonly trueMs: number;
	readonly measuredMs: number;
	readonly removedPercent: number;
	/** Intervals between beats. */
	readonly beats: number;
}
