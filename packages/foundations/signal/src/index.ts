/**
 * Sampled signals as they come, with gaps: filters, Fourier and wavelet transforms, spectra, resampling and interpolation that
 * refuse to bridge more than told, peaks, running windows, complexity. It knows no physiology and reads no files; NaN marks a
 * missing sample throughout.
 *
 * First call: `welch(samples, 100, { segmentSamples: 1000 })`.
 */

// Complexity
export { approximateEntropy } from "./complexity/approximate-entropy.ts";
export {
	type DetrendedFluctuation,
	type DetrendedFluctuationOptions,
	detrendedFluctuation,
} from "./complexity/detrended-fluctuation.ts";
export { type MultiscaleEntropyOptions, multiscaleEntropy } from "./complexity/multiscale-entropy.ts";
export { type Recurrence, type RecurrenceOptions, recurrence } from "./complexity/recurrence.ts";
export { type EntropyOptions, type SampleEntropy, sampleEntropy } from "./complexity/sample-entropy.ts";
export type { EntropyTolerance } from "./complexity/tolerance.ts";
// Filters
export { butterworth } from "./filters/butterworth.ts";
export { type Chebyshev1Design, chebyshev1 } from "./filters/chebyshev1.ts";
export { type Chebyshev2Design, chebyshev2 } from "./filters/chebyshev2.ts";
export { type FilterForwardOptions, filterForward } from "./filters/filter-forward.ts";
export { type FilterZeroPhaseOptions, filterZeroPhase } from "./filters/filter-zero-phase.ts";
export { type FirDesign, filterFir, firFilter } from "./filters/fir-filter.ts";
export { type ForwardFilter, forwardFilter } from "./filters/forward-filter.ts";
export { type FrequencyResponse, frequencyResponse } from "./filters/frequency-response.ts";
export type { FilterBand, FilterDesign, SecondOrderSections } from "./filters/second-order-sections.ts";
// Fourier transforms
export { type ComplexSeries, complexFft, inverseComplexFft } from "./fourier/complex-fft.ts";
export { type FourierPlan, fourierPlan } from "./fourier/fourier-plan.ts";
export { hilbert } from "./fourier/hilbert.ts";
export { type RealFourierPlan, realFft, realFourierPlan } from "./fourier/real-fft.ts";
// Gaps
export { type BridgeGapsOptions, bridgeGaps } from "./gaps/bridge-gaps.ts";
export { type FiniteRun, finiteRuns } from "./gaps/finite-runs.ts";
export { type MissingRun, missingRuns } from "./gaps/missing-runs.ts";
// Interpolation
export { checkRisingTimes } from "./interpolation/check-rising-times.ts";
export { type CubicPieces, cubicSpline } from "./interpolation/cubic-spline.ts";
export { type InterpolateAtOptions, type Interpolation, interpolateAt } from "./interpolation/interpolate-at.ts";
export { pchip } from "./interpolation/pchip.ts";
export { type ResampleUniformOptions, resampleUniform, type UniformSeries } from "./interpolation/resample-uniform.ts";
// Peaks
export { type FindPeaksOptions, findPeaks, type Peak } from "./peaks/find-peaks.ts";
// Resampling
export { type EpochMeansOptions, epochMeans } from "./resampling/epoch-means.ts";
export { type FromEpochsOptions, fromEpochs } from "./resampling/from-epochs.ts";
export { type ResampleRationalOptions, resampleRational } from "./resampling/resample-rational.ts";
// Spectra
export { autoregressiveSpectrum } from "./spectra/autoregressive-spectrum.ts";
export { type BandPowerOptions, bandPower } from "./spectra/band-power.ts";
export { type Autoregression, type BurgOptions, burg } from "./spectra/burg.ts";
export { type LombScargleOptions, lombDensity, lombScargle } from "./spectra/lomb-scargle.ts";
export type { PowerSpectrum } from "./spectra/power-spectrum.ts";
export { type ShortTimeOptions, type ShortTimeSpectra, shortTimeSpectra } from "./spectra/short-time-spectra.ts";
export { type SpectralWindow, type SpectralWindowOptions, spectralWindow } from "./spectra/spectral-window.ts";
export { type WelchOptions, type WelchSpectrum, welch } from "./spectra/welch.ts";
// Wavelets
export type { Wavelet } from "./wavelets/daubechies.ts";
export { type MorletOptions, type MorletSpectrum, morletTransform } from "./wavelets/morlet-transform.ts";
export {
	type WaveletDecomposition,
	type WaveletOptions,
	waveletDecompose,
	waveletReconstruct,
} from "./wavelets/wavelet-transform.ts";
// Running windows
export { type MovingMeanOptions, movingMean } from "./windows/moving-mean.ts";
export { type MovingQuantileOptions, movingQuantile } from "./windows/moving-quantile.ts";
export { type MovingQuantilesOptions, movingQuantiles } from "./windows/moving-quantiles.ts";
export { type MovingSpreadOptions, movingSpread } from "./windows/moving-spread.ts";
export { type MovingWeightedMedianOptions, movingWeightedMedian } from "./windows/moving-weighted-median.ts";
export type { WindowEdge } from "./windows/window.ts";
export { type TimeWindow, type WindowsOverTimeOptions, windowsOverTime } from "./windows/windows-over-time.ts";
