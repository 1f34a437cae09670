/** How the power of a signal spreads over frequencies, one-sided. */
export interface PowerSpectrum {
	/** Rising, in Hz. */
	readonly frequenciesHz: Float64Array;
	/** Density at each frequency, in the signal's unit squared per Hz. */
	readonly densityPerHz: Float64Array;
}
