/** What measuring the RMSSD of nights from beats gave: results/measure/measured.json. */
export interface Measured {
	/** ln(measured) - ln(true) over nights. */
	readonly error: { readonly mean: number; readonly sd: number };
	readonly nights: readonly MeasuredNight[];
}

/** One night of one woman. */
export interface MeasuredNight {
	readonly woman: number;
	readonly trueMs: number;
	readonly measuredMs: number;
	readonly removedPercent: number;
}
