/**
 * The heart: beats of an electrocardiogram or a photoplethysmogram, the intervals between them, and how these vary. It computes
 * from arrays, reads no files and draws nothing; NaN marks a removed beat throughout, and nothing is measured across it.
 *
 * First call: `hrvTime(nnMs)`.
 */

// Beats
export { type BeatComparison, type CompareBeatsOptions, compareBeats } from "./beats/compare-beats.ts";
export { type DetectRPeaksOptions, detectRPeaks, type RPeaks } from "./beats/ecg/detect-r-peaks.ts";
export type { EcgPolarity } from "./beats/ecg/refine-r-peaks.ts";
export { type DetectPulsePeaksOptions, detectPulsePeaks, type PulsePeaks } from "./beats/ppg/detect-pulse-peaks.ts";
export type { SignalGap } from "./beats/signal-gaps.ts";
// HRV, frequency domain
export { type HrvBands, hrvBands } from "./hrv/frequency/hrv-bands.ts";
export { type HrvFrequency, type HrvFrequencyOptions, hrvFrequency } from "./hrv/frequency/hrv-frequency.ts";
export { hrvFrequencyDefinitions } from "./hrv/frequency/hrv-frequency-definitions.ts";
export { type HrvSpectrum, type HrvSpectrumOptions, hrvSpectrum } from "./hrv/frequency/hrv-spectrum.ts";
// HRV, nonlinear
export { type DfaOptions, dfa, dfaScales } from "./hrv/nonlinear/dfa.ts";
export { type HeartRateAsymmetry, heartRateAsymmetry } from "./hrv/nonlinear/heart-rate-asymmetry.ts";
export { type HeartRateFragmentation, heartRateFragmentation } from "./hrv/nonlinear/heart-rate-fragmentation.ts";
export { type HrvNonlinear, type HrvNonlinearOptions, hrvNonlinear } from "./hrv/nonlinear/hrv-nonlinear.ts";
export { type Poincare, type PoincareOptions, poincare } from "./hrv/nonlinear/poincare.ts";
// HRV over time
export { type HrvOverTimeOptions, type HrvWindow, hrvOverTime } from "./hrv/over-time/hrv-over-time.ts";
// HRV, time domain
export { type HrvTime, type HrvTimeOptions, hrvTime } from "./hrv/time/hrv-time.ts";
export { meanNn } from "./hrv/time/mean-nn.ts";
export { type Pnn, type PnnOptions, pnn } from "./hrv/time/pnn.ts";
export { rmssd } from "./hrv/time/rmssd.ts";
export { sdann } from "./hrv/time/sdann.ts";
export { type SdnnOptions, sdnn } from "./hrv/time/sdnn.ts";
export { sdnnIndex } from "./hrv/time/sdnn-index.ts";
export { type SdsdOptions, sdsd } from "./hrv/time/sdsd.ts";
export type { SegmentOptions } from "./hrv/time/segment-statistics.ts";
export { type TinnOptions, tinn } from "./hrv/time/tinn.ts";
export { type TriangularIndexOptions, triangularIndex } from "./hrv/time/triangular-index.ts";
// Intervals
export { type RrFromBeatsOptions, type RrSeries, rrFromBeats } from "./intervals/rr-from-beats.ts";
export { type TimesFromRrOptions, timesFromRr } from "./intervals/times-from-rr.ts";
// Cleaning
export { type BeatClass, beatClasses, type ClassifyRrOptions, classifyRr } from "./nn/classify-rr.ts";
export { type CorrectBeatsOptions, type CorrectedBeats, correctBeats } from "./nn/correct-beats.ts";
export { kubiosLevels, type NnFromRrOptions, type NnRule, type NnSeries, nnFromRr } from "./nn/nn-from-rr.ts";
// Blood pressure
export type { PressureSeries } from "./pressure/check-pressures.ts";
export { type NightInterval, type NocturnalDipping, nocturnalDipping } from "./pressure/nocturnal-dipping.ts";
export { type PressureLimits, type PressureLoad, pressureLimits, pressureLoad } from "./pressure/pressure-load.ts";
export { type PressureSummary, type PressureVariability, pressureSummary } from "./pressure/pressure-variability.ts";
// Quality
export {
	type BeatTemplateQualityOptions,
	beatTemplateQuality,
	type QualityWindow,
} from "./quality/beat-template-quality.ts";
// Heart rate
export { heartRate } from "./rate/heart-rate.ts";
export { type RestingHeartRate, type RestingHeartRateOptions, restingHeartRate } from "./rate/resting-heart-rate.ts";
// Respiration
export {
	type Respiration,
	type RespirationOptions,
	respirationFromBeats,
	respirationFromRr,
} from "./respiration/respiratory-rate.ts";
