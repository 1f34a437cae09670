import type { LogMelOptions } from "./log-mel-spectrogram.ts";

/** What other programs mean by a mel spectrum, as options. */
export const melDefinitions = {
	/** librosa 0.11: `feature.melspectrogram` and `feature.mfcc` without arguments. */
	librosa: {
		segmentSamples: 2048,
		stepSamples: 512,
		fftSamples: 2048,
		window: "hann",
		framing: "centredZeros",
		nBands: 128,
		scale: "slaney",
		normalisation: "area",
		smallestPower: 1e-10,
		dynamicRangeDb: 80,
	},
} as const satisfies Readonly<Record<string, LogMelOptions>>;
