import type { HrvFrequencyOptions } from "./hrv-frequency.ts";

const asOthersDo = { support: "all", longestGapSeconds: Number.POSITIVE_INFINITY } as const;

/**
 * What other programs do, as options of {@link hrvFrequency}: to compare with a published number, or to say which one it is.
 * Where they begin to count time does not matter, and none of them minds gaps.
 *
 * Source: the programs' own code, hrvanalysis 1.0.6, systole 0.3.1, pyhrv 0.5.0.
 */
export const hrvFrequencyDefinitions = {
	/** A line between beats at 4 Hz, segments of 256 samples (64 s) padded to 4,096. */
	hrvanalysisWelch: {
		...asOthersDo,
		method: "welch",
		samplingRateHz: 4,
		interpolation: "linear",
		segmentSamples: 256,
		fftSamples: 4096,
		detrend: "constant",
	},
	/** Integrates astropy's "psd" as if it were a density; so its power has no unit that could be compared. */
	hrvanalysisLomb: { ...asOthersDo, method: "lomb", lombScale: "periodogram", minimumHz: 0.003, maximumHz: 0.4 },
	/** A spline at 5 Hz, segments of 256 s. */
	systoleWelch: {
		...asOthersDo,
		method: "welch",
		samplingRateHz: 5,
		segmentSamples: 1280,
		detrend: "constant",
		centre: false,
	},
	/**
	 * A spline at 4 Hz, Hamming; one segment of 4,096 samples below 5 min, otherwise segments of 300 samples (75 s), padded to
	 * 4,096. Its VLF begins at 0 Hz.
	 */
	pyhrvWelch: {
		...asOthersDo,
		method: "welch",
		samplingRateHz: 4,
		window: "hamming",
		segmentSamples: 4096,
		fftSamples: 4096,
		detrend: "constant",
		rule: "sum",
		bands: { ulf: [0, 0], vlf: [0, 0.04], lf: [0.04, 0.15], hf: [0.15, 0.4] },
	},
} as const satisfies Record<string, HrvFrequencyOptions>;
