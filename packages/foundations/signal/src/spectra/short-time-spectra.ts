import { checkInRange, checkInteger, checkPositive, type Samples } from "@quickening/core";
import { type WelchOptions, type WelchSpectrum, welch } from "./welch.ts";

export interface ShortTimeOptions extends Pick<WelchOptions, "segmentSamples" | "window" | "detrend" | "fftSamples"> {
	/** Samples from one segment to the next. */
	readonly stepSamples: number;
}

/** Spectra of segments, one after the other. */
export interface ShortTimeSpectra {
	/** Middle of each segment in s. */
	readonly timesSeconds: Float64Array;
	readonly frequenciesHz: Float64Array;
	/** One spectrum a segment, unit squared per Hz; NaN where the segment touches a missing sample. */
	readonly densityPerHz: readonly Float64Array[];
}

/**
 * Short-time spectra: how the spectrum changes, at one resolution in time and frequency.
 *
 * @param samples - NaN marks a missing sample.
 * @throws InvalidInputError when the segment is longer than the record, or a length is below 1.
 *
 * Source: Allen 1977, doi:10.1109/TASSP.1977.1162950.
 * Agrees with: SciPy 1.17.1, `spectrogram`, to 1e-12 of the largest value (tests/peers/scipy).
 */
export function shortTimeSpectra(
	samples: Samples,
	samplingRateHz: number,
	options: ShortTimeOptions,
): ShortTimeSpectra {
	const { segmentSamples, stepSamples, ...rest } = options;
	checkPositive("shortTimeSpectra", "samplingRateHz", samplingRateHz);
	checkInteger("shortTimeSpectra", "stepSamples", stepSamples, 1);
	checkInteger("shortTimeSpectra", "segmentSamples", segmentSamples, 1);
	checkInRange("shortTimeSpectra", "segmentSamples", segmentSamples, 1, samples.length);
	const spectra: WelchSpectrum[] = [];
	for (let start = 0; start + segmentSamples <= samples.length; start += stepSamples) {
		spectra.push(welch(samples.slice(start, start + segmentSamples), samplingRateHz, { segmentSamples, ...rest }));
	}
	return {
		timesSeconds: Float64Array.from(spectra, (_, k) => (k * stepSamples + segmentSamples / 2) / samplingRateHz),
		frequenciesHz: spectra[0].frequenciesHz,
		densityPerHz: spectra.map(({ densityPerHz }) => densityPerHz),
	};
}
