import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { type FrameOptions, framePlan } from "../frames/frame-plan.ts";
import { powerSpectra } from "../frames/power-spectra.ts";
import { type FrameSummary, summariseValues } from "../frames/summarise-frames.ts";
import { zeroCrossingRate } from "./zero-crossing-rate.ts";

export interface AudioSpectralOptions extends FrameOptions {
	/** Share of the spectrum's magnitude below the roll-off. Default 0.85. */
	readonly rollOffFraction?: number;
	/** Power below this counts as this in the flatness. Default 1e-10. */
	readonly smallestPower?: number;
}

/** The measures of {@link audioSpectralFeatures} with what each is for one frame. */
export interface AudioSpectralMeasures<T> {
	/** Mean frequency of the magnitudes in Hz. */
	readonly centroidHz: T;
	/** Standard deviation of frequency around the centroid in Hz. */
	readonly bandwidthHz: T;
	/** Frequency of the bin below which, itself with it, the stated share of the magnitude lies, in Hz. */
	readonly rollOffHz: T;
	/** Geometric over arithmetic mean of the power, 0 (a tone) to 1 (noise). */
	readonly flatness: T;
	/** Changes of sign over samples, 0 to 1. */
	readonly zeroCrossingRate: T;
	/** Root mean square of the segment, before the window, as a fraction of full scale. */
	readonly rms: T;
}

/** Measures of each frame, and over all frames. */
export interface AudioSpectralFeatures extends AudioSpectralMeasures<Float64Array> {
	/** The middle of each frame in s. */
	readonly timesSeconds: Float64Array;
	readonly summary: AudioSpectralMeasures<FrameSummary>;
}

/**
 * Classical measures of a sound, frame by frame and in summary: where its spectrum lies, how wide and how flat it is, how often
 * it changes sign and how loud it is.
 *
 * @param samples - Fractions of full scale, length n >= 1 (or one segment, with framing "inside"). A frame with a sample that is
 *   not finite is NaN.
 * @returns One number a frame for each measure. A frame of nothing but zeros has no centroid, bandwidth, roll-off and flatness:
 *   NaN, and left out of the summary (librosa gives 0, 0, 0 and 1). Beyond the ends no sign changes, whatever the framing puts
 *   there.
 * @throws InvalidInputError when there are too few samples, or an option breaks its rule.
 *
 * Source: Tzanetakis and Cook 2002, doi:10.1109/TSA.2002.800560 (centroid, roll-off, zero crossings); Johnston 1988,
 * doi:10.1109/49.608 (flatness).
 * Agrees with: librosa 0.11.0, `feature.spectral_centroid`, `spectral_bandwidth`, `spectral_rolloff`, `spectral_flatness`,
 * `zero_crossing_rate` and `rms`, to 1e-9 relative, zero crossings and roll-off exactly (tests/peers/librosa).
 * @example
 * audioSpectralFeatures([0, 1, 0, -1, 0, 1, 0, -1], 4, { segmentSamples: 4, stepSamples: 4, framing: "inside" }).centroidHz; //
 * [1, 1]
 */
export function audioSpectralFeatures(
	samples: Samples,
	samplingRateHz: number,
	options: AudioSpectralOptions = {},
): AudioSpectralFeatures {
	const where = "audioSpectralFeatures";
	const { rollOffFraction = 0.85, smallestPower = 1e-10 } = options;
	const plan = framePlan(where, samples, samplingRateHz, options);
	checkInRange(where, "rollOffFraction", rollOffFraction, 0, 1);
	checkPositive(where, "smallestPower", smallestPower);
	const { nFrames, segmentSamples, fftSamples, timesSeconds } = plan;
	const { nBins, segment, power, load } = powerSpectra(plan);
	const magnitude = new Float64Array(nBins);
	const binHz = samplingRateHz / fftSamples;
	const centroidHz = new Float64Array(nFrames).fill(Number.NaN);
	const bandwidthHz = centroidHz.slice();
	const rollOffHz = centroidHz.slice();
	const flatness = centroidHz.slice();
	const rms = centroidHz.slice();
	for (let frame = 0; frame < nFrames; frame++) {
		load(frame);
		if (!Number.isFinite(power[0])) continue;
		let sumSquares = 0;
		for (let i = 0; i < segmentSamples; i++) sumSquares += segment[i] * segment[i];
		rms[frame] = Math.sqrt(sumSquares / segmentSamples);
		let total = 0;
		let moment = 0;
		let sumPower = 0;
		let sumLog = 0;
		for (let bin = 0; bin < nBins; bin++) {
			const size = Math.sqrt(power[bin]);
			magnitude[bin] = size;
			total += size;
			moment += size * bin;
			const atLeast = Math.max(power[bin], smallestPower);
			sumPower += atLeast;
			sumLog += Math.log(atLeast);
		}
		if (total === 0) continue;
		const centroid = moment / total;
		let spread = 0;
		for (let bin = 0; bin < nBins; bin++) spread += magnitude[bin] * (bin - centroid) * (bin - centroid);
		const threshold = rollOffFraction * total;
		let below = magnitude[0];
		let edge = 0;
		while (below < threshold && edge < nBins - 1) below += magnitude[++edge];
		centroidHz[frame] = centroid * binHz;
		bandwidthHz[frame] = Math.sqrt(spread / total) * binHz;
		rollOffHz[frame] = edge * binHz;
		flatness[frame] = Math.exp(sumLog / nBins) / (sumPower / nBins);
	}
	const measures = {
		centroidHz,
		bandwidthHz,
		rollOffHz,
		flatness,
		zeroCrossingRate: zeroCrossingRate(plan),
		rms,
	};
	const summary = {
		centroidHz: summariseValues(centroidHz),
		bandwidthHz: summariseValues(bandwidthHz),
		rollOffHz: summariseValues(rollOffHz),
		flatness: summariseValues(flatness),
		zeroCrossingRate: summariseValues(measures.zeroCrossingRate),
		rms: summariseValues(rms),
	};
	return { ...measures, timesSeconds, summary };
}
