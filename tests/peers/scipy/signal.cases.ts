import {
	burg,
	butterworth,
	chebyshev1,
	chebyshev2,
	type FilterBand,
	filterFir,
	filterForward,
	filterZeroPhase,
	findPeaks,
	firFilter,
	frequencyResponse,
	hilbert,
	interpolateAt,
	lombScargle,
	realFft,
	resampleRational,
	type SpectralWindow,
	shortTimeSpectra,
	type Wavelet,
	type WelchOptions,
	waveletDecompose,
	welch,
} from "@quickening/signal";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";

const given = readPeerOutput("scipy/signal.json.gz");
const x = Float64Array.from(given.x as number[]);
const short = "400 made-up samples";
const irregular = "350 readings at irregular times";

/** Differences are compared with the largest value of a series: near its zeros nothing can be exact. */
function ofLargest(values: ArrayLike<number>, relative: number, reason: string): PeerTolerance {
	const largest = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return { absolute: Number((relative * largest).toPrecision(1)), reason };
}

interface Wanted {
	readonly group: string;
	readonly measure: string;
	readonly function: string;
	readonly call: string;
	readonly input?: string;
	readonly peer?: string;
	readonly theirs: ArrayLike<number>;
	readonly ours: () => ArrayLike<number>;
	readonly relative?: number;
	readonly reason?: string;
	readonly note?: string;
}

function wanted({
	theirs,
	relative = 1e-9,
	reason = "same definition, operations in another order",
	...rest
}: Wanted): PeerCase {
	return {
		package: "signal",
		peer: "SciPy 1.17.1",
		input: short,
		unit: "",
		...rest,
		theirs: () => theirs,
		tolerance: ofLargest(theirs, relative, reason),
	};
}

interface FilterCase {
	readonly kind: "butterworth" | "chebyshev1" | "chebyshev2";
	readonly band: FilterBand;
	readonly cutoffHz: number | [number, number];
	readonly order: number;
	readonly gain: number[];
	readonly forward?: number[];
	readonly steady?: number[];
	readonly zero?: number[];
}

const names = { butterworth: "butter", chebyshev1: "cheby1", chebyshev2: "cheby2" } as const;
const filters = (given.filters as FilterCase[]).flatMap((one) => {
	const design = { order: one.order, band: one.band, cutoffHz: one.cutoffHz, samplingRateHz: 100 };
	const filter =
		one.kind === "butterworth"
			? butterworth(design)
			: one.kind === "chebyshev1"
				? chebyshev1({ ...design, rippleDb: 1 })
				: chebyshev2({ ...design, attenuationDb: 40 });
	const call = `${names[one.kind]}(${one.order}, ${JSON.stringify(one.cutoffHz)}, "${one.band}", fs=100, output="sos")`;
	const group = "Filters";
	const label = `${one.kind} ${one.band}, order ${one.order}`;
	return [
		wanted({
			group,
			measure: `${label}: gain`,
			function: one.kind,
			call,
			theirs: one.gain,
			ours: () => frequencyResponse(filter, given.f).gain,
		}),
		...(one.forward && one.steady && one.zero
			? [
					wanted({
						group,
						measure: `${label}: forwards`,
						function: "filterForward",
						call: `sosfilt, ${call}`,
						theirs: one.forward,
						ours: () => filterForward(filter, x),
					}),
					wanted({
						group,
						measure: `${label}: forwards, steady start`,
						function: "filterForward",
						call: `sosfilt, zi, ${call}`,
						theirs: one.steady,
						ours: () => filterForward(filter, x, { start: "steady" }),
					}),
					wanted({
						group,
						measure: `${label}: zero phase`,
						function: "filterZeroPhase",
						call: `sosfiltfilt, ${call}`,
						theirs: one.zero,
						ours: () => filterZeroPhase(filter, x),
					}),
				]
			: []),
	];
});

const fir = (
	given.fir as {
		taps: number;
		band: FilterBand;
		cutoffHz: number | [number, number];
		window: SpectralWindow;
		h: number[];
		y: number[];
	}[]
).flatMap(({ h, y, ...design }) => {
	const coefficients = () => firFilter({ ...design, samplingRateHz: 100 });
	const label = `finite ${design.band}, ${design.taps} taps, ${design.window}`;
	return [
		wanted({
			group: "Filters",
			measure: `${label}: coefficients`,
			function: "firFilter",
			call: "firwin",
			theirs: h,
			ours: coefficients,
			relative: 1e-12,
		}),
		wanted({
			group: "Filters",
			measure: `${label}: filtered`,
			function: "filterFir",
			call: "lfilter",
			theirs: y,
			ours: () => filterFir(coefficients(), x, { delay: "half" }),
			relative: 1e-12,
		}),
	];
});

const welchOptions: WelchOptions[] = [
	{ segmentSamples: 128 },
	{ segmentSamples: 100, overlapFraction: 0.7, fftSamples: 256, window: "hamming" },
	{ segmentSamples: 75, detrend: "linear", average: "median" },
	{ segmentSamples: 64, window: "blackman", detrend: "none" },
	{ segmentSamples: 61, window: "bartlett" },
];
const sameSpectrum = { relative: 1e-12, reason: "same definition, another FFT" };
const grid = { minimumHz: 0.003, maximumHz: 0.003 + 299 * 0.001, stepHz: 0.001 };
const spectra = [
	...welchOptions.map((options, i) =>
		wanted({
			group: "Spectra",
			measure: `Welch ${JSON.stringify(options).replaceAll(/["{}]/g, "")}`,
			function: "welch",
			call: "welch",
			theirs: given.welch[i],
			ours: () => welch(x, 4, options).densityPerHz,
			...sameSpectrum,
		}),
	),
	wanted({
		group: "Spectra",
		measure: "short-time spectra",
		function: "shortTimeSpectra",
		call: "spectrogram",
		theirs: given.spectrogram,
		ours: () =>
			shortTimeSpectra(x, 4, { segmentSamples: 80, stepSamples: 20 }).densityPerHz.flatMap((row) => Array.from(row)),
		...sameSpectrum,
	}),
	wanted({
		group: "Spectra",
		measure: "Lomb-Scargle",
		function: "lombScargle",
		call: 'LombScargle(normalization="psd").power(method="slow")',
		peer: "astropy 8.0.2",
		input: irregular,
		theirs: given.lomb,
		ours: () => lombScargle(given.t, given.y, grid).densityPerHz,
	}),
	wanted({
		group: "Spectra",
		measure: "Lomb-Scargle without floating mean",
		function: "lombScargle",
		call: "LombScargle(fit_mean=False)",
		peer: "astropy 8.0.2",
		input: irregular,
		theirs: given.lombNoMean,
		ours: () => lombScargle(given.t, given.y, { ...grid, floatingMean: false }).densityPerHz,
	}),
	wanted({
		group: "Spectra",
		measure: "Burg, order 8",
		function: "burg",
		call: "burg(x, 8, demean=False)",
		peer: "statsmodels 0.15.0",
		theirs: given.burg.slice(0, 8),
		ours: () =>
			burg(x, 1, { order: 8 })
				.coefficients.subarray(1)
				.map((coefficient) => -coefficient),
		note: "statsmodels gives the coefficients of the prediction, ours those of the error: their signs differ. Its noise variance, from the residuals of all steps, is 0.2 % larger than the recursion's, which is ours.",
	}),
	...[400, 399, 397].map((n) =>
		wanted({
			group: "Spectra",
			measure: `Fourier transform of ${n} samples`,
			function: "realFft",
			call: "numpy.fft.rfft",
			peer: "NumPy 2.4.6",
			theirs: given[`rfft${n}`],
			ours: () => {
				const { re, im } = realFft(x.subarray(0, n));
				return [...re, ...im];
			},
			...sameSpectrum,
		}),
	),
	wanted({
		group: "Spectra",
		measure: "Hilbert transform",
		function: "hilbert",
		call: "hilbert",
		theirs: given.hilbertIm,
		ours: () => hilbert(x).im,
		...sameSpectrum,
	}),
];

const interpolation = (["linear", "cubicSpline", "pchip"] as const).map((method) =>
	wanted({
		group: "Interpolation and resampling",
		measure: `interpolation, ${method}`,
		function: "interpolateAt",
		call: { linear: "numpy.interp", cubicSpline: "CubicSpline", pchip: "PchipInterpolator" }[method],
		input: irregular,
		theirs: given[{ linear: "linear", cubicSpline: "spline", pchip: "pchip" }[method]],
		ours: () => interpolateAt(given.t, given.y, given.at, { method }),
		relative: 1e-12,
	}),
);
const resampling = (given.resample as { up: number; down: number; y: number[] }[]).map(({ up, down, y }) =>
	wanted({
		group: "Interpolation and resampling",
		measure: `resampling by ${up}/${down}`,
		function: "resampleRational",
		call: `resample_poly(x, ${up}, ${down})`,
		theirs: y,
		ours: () => resampleRational(x, { up, down }),
		relative: 1e-12,
	}),
);

const peakInput = "290 made-up samples with level tops";
const exact = { relative: 0, reason: "indices" };
const peaks = [
	wanted({
		group: "Peaks",
		measure: "peaks",
		function: "findPeaks",
		call: "find_peaks",
		input: peakInput,
		theirs: given.peaks,
		ours: () => findPeaks(given.r).map(({ index }) => index),
		...exact,
	}),
	wanted({
		group: "Peaks",
		measure: "peaks, height 0.5",
		function: "findPeaks",
		call: "find_peaks(height=0.5)",
		input: peakInput,
		theirs: given.peaksHigh,
		ours: () => findPeaks(given.r, { minimumHeight: 0.5 }).map(({ index }) => index),
		...exact,
	}),
	wanted({
		group: "Peaks",
		measure: "peaks, prominence 1.2",
		function: "findPeaks",
		call: "find_peaks(prominence=1.2)",
		input: peakInput,
		theirs: given.peaksProminent,
		ours: () => findPeaks(given.r, { minimumProminence: 1.2 }).map(({ index }) => index),
		...exact,
	}),
	wanted({
		group: "Peaks",
		measure: "peaks, 9 apart",
		function: "findPeaks",
		call: "find_peaks(distance=9)",
		input: peakInput,
		theirs: given.peaksApart,
		ours: () => findPeaks(given.r, { minimumDistanceSamples: 9 }).map(({ index }) => index),
		...exact,
	}),
	wanted({
		group: "Peaks",
		measure: "prominence",
		function: "findPeaks",
		call: "peak_prominences",
		input: peakInput,
		theirs: given.prominences,
		ours: () => findPeaks(given.r).map(({ prominence }) => prominence),
		relative: 1e-12,
	}),
];

const wavelets = (given.wavelets as { wavelet: Wavelet; n: number; levels: number; all: number[] }[]).map(
	({ wavelet, n, levels, all }) =>
		wanted({
			group: "Wavelets",
			measure: `${wavelet}, ${levels} levels of ${n} samples`,
			function: "waveletDecompose",
			call: `wavedec("${wavelet}", mode="periodization", level=${levels})`,
			peer: "PyWavelets 1.9.0",
			theirs: all,
			ours: () => {
				const { approximation, details } = waveletDecompose(x.subarray(0, n), { wavelet, levels });
				return [...approximation, ...details.flatMap((detail) => Array.from(detail))];
			},
		}),
);

export const cases: PeerCase[] = [
	...filters,
	...fir,
	...spectra,
	...interpolation,
	...resampling,
	...peaks,
	...wavelets,
];
