import { checkInRange, checkInteger, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { realFourierPlan } from "../fourier/real-fft.ts";
import type { PowerSpectrum } from "./power-spectrum.ts";
import { type SpectralWindow, spectralWindow } from "./spectral-window.ts";

export interface WelchOptions {
	/** Length of a segment in samples; shortened to the record's. */
	readonly segmentSamples: number;
	/** Share of a segment that the next one repeats, 0 to below 1. Default 0.5. */
	readonly overlapFraction?: number;
	/** Default "hann". */
	readonly window?: SpectralWindow;
	/** What is subtracted from each segment: its mean, its straight line, or nothing. Default "constant". */
	readonly detrend?: "constant" | "linear" | "none";
	/** Length of the transform: a longer one gives more frequencies, not more detail. Default the segment's. */
	readonly fftSamples?: number;
	/** How segments are joined; the median lets a burst of noise pass by. Default "mean". */
	readonly average?: "mean" | "median";
}

/** A spectrum with what it was made of. */
export interface WelchSpectrum extends PowerSpectrum {
	/** Segments that were averaged. */
	readonly nSegments: number;
	/** Segments that touched a missing sample and were left out. */
	readonly nLeftOut: number;
}

/**
 * Welch's spectrum: the average over overlapping segments of the squared transform.
 *
 * @param samples - Length n >= 1; NaN marks a missing sample. A segment that touches one is left out and counted.
 * @param samplingRateHz - In Hz.
 * @returns Density in the unit squared per Hz, one-sided, at 0 .. half the rate; all NaN when no segment is whole.
 * @throws InvalidInputError when the segment is below 1 sample, the overlap outside 0..1 (1 excluded), or the transform
 *   shorter than a segment.
 *
 * Source: Welch 1967, doi:10.1109/TAU.1967.1161901; the median's bias after Allen et al. 2012, doi:10.1103/PhysRevD.85.122006.
 * Agrees with: SciPy 1.17.1, `welch`, to 1e-12 of the largest value (tests/peers/scipy).
 */
export function welch(samples: Samples, samplingRateHz: number, options: WelchOptions): WelchSpectrum {
	const { overlapFraction = 0.5, window = "hann", detrend = "constant", average = "mean" } = options;
	checkPositive("welch", "samplingRateHz", samplingRateHz);
	checkInteger("welch", "segmentSamples", options.segmentSamples, 1);
	checkInRange("welch", "overlapFraction", overlapFraction, 0, 1 - Number.EPSILON);
	const length = Math.min(options.segmentSamples, samples.length);
	const fftSamples = options.fftSamples ?? Math.max(length, 1);
	checkInteger("welch", "fftSamples", fftSamples, 1);
	if (fftSamples < length || length === 0) {
		throw new InvalidInputError(
			length === 0
				? "welch: samples must have at least 1 value; got 0"
				: `welch: fftSamples must be at least the segment's ${length} samples; got ${fftSamples}`,
			{ code: "too-short", argument: length === 0 ? "samples" : "fftSamples", received: fftSamples },
		);
	}
	const weights = spectralWindow(window, length);
	const step = length - Math.floor(length * overlapFraction);
	const bins = Math.floor(fftSamples / 2) + 1;
	const plan = realFourierPlan(fftSamples);
	const work = new Float64Array(fftSamples);
	const re = new Float64Array(bins);
	const im = new Float64Array(bins);
	const density = new Float64Array(bins);
	const kept: Float64Array[] = [];
	let nSegments = 0;
	let nLeftOut = 0;
	for (let start = 0; start + length <= samples.length; start += step) {
		if (!takeSegment(samples, start, weights, detrend, work)) {
			nLeftOut++;
			continue;
		}
		plan.transform(work, re, im);
		nSegments++;
		if (average === "median") kept.push(Float64Array.from(re, (x, k) => x * x + im[k] * im[k]));
		else for (let k = 0; k < bins; k++) density[k] += re[k] * re[k] + im[k] * im[k];
	}
	const power = average === "median" ? mediansOf(kept, bins) : density;
	let windowPower = 0;
	for (let i = 0; i < length; i++) windowPower += weights[i] * weights[i];
	const bias = average === "median" ? medianBias(nSegments) : nSegments;
	const scale = nSegments === 0 ? Number.NaN : 1 / (bias * windowPower * samplingRateHz);
	const frequenciesHz = new Float64Array(bins);
	for (let k = 0; k < bins; k++) {
		const twoSided = k === 0 || (fftSamples % 2 === 0 && k === bins - 1);
		power[k] *= twoSided ? scale : 2 * scale;
		frequenciesHz[k] = (k * samplingRateHz) / fftSamples;
	}
	return { frequenciesHz, densityPerHz: power, nSegments, nLeftOut };
}

/** Writes a segment, detrended and weighted, to the start of `work`; false when it touches a missing sample. */
function takeSegment(
	samples: Samples,
	start: number,
	weights: Float64Array,
	detrend: "constant" | "linear" | "none",
	work: Float64Array,
): boolean {
	const length = weights.length;
	const middle = (length - 1) / 2;
	let sum = 0;
	let slopeSum = 0;
	for (let i = 0; i < length; i++) {
		const value = samples[start + i];
		sum += value;
		slopeSum += value * (i - middle);
	}
	if (!Number.isFinite(sum)) return false;
	const mean = detrend === "none" ? 0 : sum / length;
	const slope = detrend === "linear" && length > 1 ? slopeSum / ((length * (length * length - 1)) / 12) : 0;
	for (let i = 0; i < length; i++) work[i] = (samples[start + i] - mean - slope * (i - middle)) * weights[i];
	return true;
}

function mediansOf(spectra: readonly Float64Array[], bins: number): Float64Array {
	const medians = new Float64Array(bins);
	const column = new Float64Array(spectra.length);
	const half = spectra.length >> 1;
	for (let k = 0; k < bins; k++) {
		for (let j = 0; j < spectra.length; j++) column[j] = spectra[j][k];
		column.sort();
		medians[k] = spectra.length % 2 === 1 ? column[half] : (column[half - 1] + column[half]) / 2;
	}
	return medians;
}

/** The median of n exponential variables over their mean, in expectation. */
function medianBias(n: number): number {
	let bias = 1;
	for (let i = 2; i <= Math.floor((n - 1) / 2) * 2; i += 2) bias += 1 / (i + 1) - 1 / i;
	return bias;
}
