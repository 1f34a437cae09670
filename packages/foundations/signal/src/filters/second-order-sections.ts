/** Which frequencies a filter lets pass. */
export type FilterBand = "lowpass" | "highpass" | "bandpass" | "bandstop";

/**
 * A digital filter as a chain of sections of order two, which stay exact where one long polynomial does not.
 * The transfer function is the product over sections of (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2).
 */
export interface SecondOrderSections {
	/** Six numbers a section, one after the other: b0, b1, b2, 1, a1, a2. */
	readonly sections: Float64Array;
	/** Rate that it was designed for, in Hz. */
	readonly samplingRateHz: number;
}

/** What every design of this folder is told. */
export interface FilterDesign {
	/** Order of the prototype, 1 or more; a band has twice as many poles. */
	readonly order: number;
	readonly band: FilterBand;
	/** Edge in Hz between 0 and half the rate; two, low then high, for a band. */
	readonly cutoffHz: number | readonly [number, number];
	readonly samplingRateHz: number;
}
