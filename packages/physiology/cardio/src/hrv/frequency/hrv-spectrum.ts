import { checkPositive, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import {
	autoregressiveSpectrum,
	burg,
	checkRisingTimes,
	finiteRuns,
	lombDensity,
	lombScargle,
	type PowerSpectrum,
	resampleUniform,
	type SpectralWindow,
	welch,
} from "@quickening/signal";
import { checkIntervals } from "../../intervals/check-intervals.ts";

/** How the spectrum of NN intervals is estimated; programs differ in each of these. */
export interface HrvSpectrumOptions {
	/** "welch" and "ar" need an even grid and so interpolate; "lomb" takes the beats as they are. Default "welch". */
	readonly method?: "welch" | "lomb" | "ar";
	/** Rate of the even grid in Hz. Default 4. */
	readonly samplingRateHz?: number;
	/** Default "cubicSpline". */
	readonly interpolation?: "linear" | "cubicSpline" | "pchip";
	/** No interval is made up across a gap longer than this, in s. Default 3. */
	readonly longestGapSeconds?: number;
	/**
	 * Welch: length of a segment in s; shortened to the record's. Default 300, or the record when ULF is wanted: see {@link
	 * hrvFrequency}.
	 */
	readonly segmentSeconds?: number;
	/** Welch: length of a segment in samples of the grid, in the place of segmentSeconds. */
	readonly segmentSamples?: number;
	/** Welch. Default 0.5. */
	readonly overlapFraction?: number;
	/** Welch. Default "hann". */
	readonly window?: SpectralWindow;
	/** Welch: what is subtracted from each segment. Default "linear". */
	readonly detrend?: "constant" | "linear" | "none";
	/** Whether the record's mean is subtracted first. Default true. */
	readonly centre?: boolean;
	/** Welch: length of the transform in samples. Default the segment's. */
	readonly fftSamples?: number;
	/** AR: order. Default 16 at 4 Hz, the Kubios default. */
	readonly order?: number;
	/** Lomb and AR: lowest and highest frequency in Hz. Default 0.003 and 0.4. */
	readonly minimumHz?: number;
	readonly maximumHz?: number;
	/** Lomb: "density" in ms2/Hz; "periodogram" as astropy's "psd", which some programs integrate as it is. Default "density". */
	readonly lombScale?: "density" | "periodogram";
}

/** A spectrum of NN intervals in ms2/Hz. */
export interface HrvSpectrum extends PowerSpectrum {
	/** Seconds of signal that it was made of. */
	readonly usedSeconds: number;
	/** Segments averaged (Welch), otherwise 1. */
	readonly nSegments: number;
	/** Segments left out because they touch a gap (Welch). */
	readonly nLeftOut: number;
}

/**
 * Spectrum of NN intervals in absolute units, never scaled to its own maximum.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat.
 * @param nnTimesSeconds - Time of the beat that ends each interval, in s, rising.
 * @throws InvalidInputError when lengths differ, an interval is not above 0, times do not rise, or an option is out of range.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043; Lomb for beats: Laguna et al. 1998, doi:10.1109/10.678605.
 */
export function hrvSpectrum(nnMs: Samples, nnTimesSeconds: Samples, options: HrvSpectrumOptions = {}): HrvSpectrum {
	const { method = "welch", minimumHz = 0.003, maximumHz = 0.4, lombScale = "density" } = options;
	checkIntervals("hrvSpectrum", "nnMs", nnMs);
	checkSameLength(
		"hrvSpectrum",
		{ argument: "nnMs", values: nnMs },
		{ argument: "nnTimesSeconds", values: nnTimesSeconds },
	);
	checkRisingTimes("hrvSpectrum", "nnTimesSeconds", nnTimesSeconds);
	const { times, values } = present(nnMs, nnTimesSeconds);
	if (times.length < 4) return emptySpectrum();
	const usedSeconds = times[times.length - 1] - times[0];
	if (method === "lomb") {
		const { frequenciesHz, densityPerHz } = lombScargle(times, values, { minimumHz, maximumHz });
		const factor = lombScale === "density" ? lombDensity(times) : 1;
		return { frequenciesHz, densityPerHz: densityPerHz.map((x) => x * factor), usedSeconds, nSegments: 1, nLeftOut: 0 };
	}
	const grid = evenGrid(times, values, options);
	return method === "ar" ? ofAutoregression(grid, options) : ofWelch(grid, options);
}

interface EvenGrid {
	readonly samples: Float64Array;
	readonly rateHz: number;
}

function evenGrid(times: Float64Array, values: Float64Array, options: HrvSpectrumOptions): EvenGrid {
	const { samplingRateHz: rateHz = 4, interpolation = "cubicSpline", longestGapSeconds = 3, centre = true } = options;
	checkPositive("hrvSpectrum", "samplingRateHz", rateHz);
	const { samples } = resampleUniform(times, values, {
		samplingRateHz: rateHz,
		method: interpolation,
		longestGapSeconds,
	});
	if (centre) {
		let sum = 0;
		let n = 0;
		for (const sample of samples) {
			if (Number.isNaN(sample)) continue;
			sum += sample;
			n++;
		}
		for (let i = 0; i < samples.length; i++) samples[i] -= sum / n;
	}
	return { samples, rateHz };
}

function ofWelch({ samples, rateHz }: EvenGrid, options: HrvSpectrumOptions): HrvSpectrum {
	const { segmentSeconds = 300, overlapFraction = 0.5, window = "hann", detrend = "linear", fftSamples } = options;
	checkPositive("hrvSpectrum", "segmentSeconds", segmentSeconds);
	const segmentSamples = Math.min(options.segmentSamples ?? Math.round(segmentSeconds * rateHz), samples.length);
	const spectrum = welch(samples, rateHz, {
		segmentSamples,
		overlapFraction,
		window,
		detrend,
		...(fftSamples === undefined ? {} : { fftSamples: Math.max(fftSamples, segmentSamples) }),
	});
	const step = segmentSamples - Math.floor(segmentSamples * overlapFraction);
	const covered = spectrum.nSegments === 0 ? 0 : segmentSamples + (spectrum.nSegments - 1) * step;
	return { ...spectrum, usedSeconds: covered / rateHz };
}

/** An autoregressive spectrum of the longest run without gaps. */
function ofAutoregression({ samples, rateHz }: EvenGrid, options: HrvSpectrumOptions): HrvSpectrum {
	const { order = 16, minimumHz = 0.003, maximumHz = 0.4 } = options;
	const runs = finiteRuns(samples);
	const longest = runs.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
	const run = longest ? samples.slice(longest.start, longest.end) : new Float64Array(0);
	if (run.length <= order) {
		throw new InvalidInputError(
			`hrvSpectrum: nnMs must have a run without gaps of more than order (${order}) samples at ${rateHz} Hz; got ${run.length}`,
			{ code: "too-short", argument: "nnMs", received: run.length },
		);
	}
	const count = 1 + Math.round((maximumHz - minimumHz) / 0.0005);
	const frequencies = Float64Array.from({ length: count }, (_, k) => minimumHz + k * 0.0005);
	const spectrum = autoregressiveSpectrum(burg(run, rateHz, { order }), frequencies);
	return { ...spectrum, usedSeconds: run.length / rateHz, nSegments: 1, nLeftOut: runs.length - 1 };
}

function present(nnMs: Samples, nnTimesSeconds: Samples): { times: Float64Array; values: Float64Array } {
	const times = new Float64Array(nnMs.length);
	const values = new Float64Array(nnMs.length);
	let n = 0;
	for (let i = 0; i < nnMs.length; i++) {
		const interval = nnMs[i];
		if (Number.isNaN(interval)) continue;
		times[n] = nnTimesSeconds[i];
		values[n++] = interval;
	}
	return { times: times.subarray(0, n), values: values.subarray(0, n) };
}

function emptySpectrum(): HrvSpectrum {
	return {
		frequenciesHz: new Float64Array(0),
		densityPerHz: new Float64Array(0),
		usedSeconds: 0,
		nSegments: 0,
		nLeftOut: 0,
	};
}
