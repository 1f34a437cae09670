/**
 * Sound of voices and cries: mel spectra, cepstra and the classical measures of a spectrum, frame by frame and in summary. It
 * computes from arrays, reads no files and draws nothing; a frame that holds a missing sample is NaN.
 *
 * First call: `mfcc(samples, samplingRateHz)`.
 */

// Cepstra
export { type DeltasOptions, deltas } from "./cepstra/deltas.ts";
export { type CepstraOptions, type Mfcc, type MfccOptions, mfcc, mfccFromLogMel } from "./cepstra/mfcc.ts";
// Frames
export type { FrameFeatures } from "./frames/frame-features.ts";
export type { FrameOptions, Framing } from "./frames/frame-plan.ts";
export { type FrameSummary, summariseFrames } from "./frames/summarise-frames.ts";
// Mel spectra
export { type LogMelOptions, type LogMelSpectrogram, logMelSpectrogram } from "./mel/log-mel-spectrogram.ts";
export { melDefinitions } from "./mel/mel-definitions.ts";
export { type MelFilterBank, type MelFilterBankOptions, melFilterBank } from "./mel/mel-filter-bank.ts";
export { hertzToMel, type MelScale, melToHertz } from "./mel/mel-scale.ts";
// Measures of the spectrum
export {
	type AudioSpectralFeatures,
	type AudioSpectralMeasures,
	type AudioSpectralOptions,
	audioSpectralFeatures,
} from "./spectral/audio-spectral-features.ts";
