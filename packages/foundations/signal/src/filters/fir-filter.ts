import { checkInteger, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { finiteRuns } from "../gaps/finite-runs.ts";
import { type SpectralWindow, spectralWindow } from "../spectra/spectral-window.ts";
import type { FilterBand } from "./second-order-sections.ts";

/** What a finite filter is told. */
export interface FirDesign {
	/** Number of coefficients; odd for a highpass or bandstop. */
	readonly taps: number;
	readonly band: FilterBand;
	/** Half-amplitude edge in Hz, two for a band. */
	readonly cutoffHz: number | readonly [number, number];
	readonly samplingRateHz: number;
	/** Default "hamming". */
	readonly window?: SpectralWindow;
}

/**
 * Coefficients of a finite filter by the window method: the ideal response, cut off softly, of gain 1 in the middle of what
 * passes.
 *
 * @returns `taps` coefficients, symmetric.
 * @throws InvalidInputError when taps is below 1, or even where it may not be, or an edge does not lie between 0 and half the
 *   rate.
 *
 * Source: Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.5.
 * Agrees with: SciPy 1.17.1, `firwin`, to 1e-12 (tests/peers/scipy).
 */
export function firFilter({ taps, band, cutoffHz, samplingRateHz, window = "hamming" }: FirDesign): Float64Array {
	checkInteger("firFilter", "taps", taps, 1);
	checkPositive("firFilter", "samplingRateHz", samplingRateHz);
	const edges = typeof cutoffHz === "number" ? [cutoffHz] : [...cutoffHz];
	const rising = edges.every((edge, i) => edge > (i === 0 ? 0 : edges[i - 1]) && edge < samplingRateHz / 2);
	const passesTop = band === "highpass" || band === "bandstop";
	const expected = band === "lowpass" || band === "highpass" ? 1 : 2;
	if (edges.length !== expected || !rising || (passesTop && taps % 2 === 0)) {
		throw new InvalidInputError(
			passesTop && taps % 2 === 0
				? `firFilter: taps must be odd for a ${band}; got ${taps}`
				: `firFilter: cutoffHz must be ${expected === 1 ? "one frequency" : "two rising frequencies"} between 0 and ${samplingRateHz / 2} Hz; got ${edges.join(", ")}`,
			{ code: "out-of-range", argument: passesTop && taps % 2 === 0 ? "taps" : "cutoffHz", received: taps },
		);
	}
	const passesBottom = band === "lowpass" || band === "bandstop";
	const cuts = [
		...(passesBottom ? [0] : []),
		...edges.map((edge) => (2 * edge) / samplingRateHz),
		...(passesTop ? [1] : []),
	];
	const weights = spectralWindow(window, taps, { symmetric: true });
	const middle = (taps - 1) / 2;
	const coefficients = new Float64Array(taps);
	for (let i = 0; i < taps; i++) {
		for (let k = 0; k < cuts.length; k += 2) {
			coefficients[i] += cuts[k + 1] * sinc(cuts[k + 1] * (i - middle)) - cuts[k] * sinc(cuts[k] * (i - middle));
		}
		coefficients[i] *= weights[i];
	}
	const centre = cuts[0] === 0 ? 0 : cuts[1] === 1 ? 1 : (cuts[0] + cuts[1]) / 2;
	let gain = 0;
	for (let i = 0; i < taps; i++) gain += coefficients[i] * Math.cos(Math.PI * (i - middle) * centre);
	return coefficients.map((coefficient) => coefficient / gain);
}

/**
 * Filters with given coefficients.
 *
 * @param samples - Any length; NaN marks a missing sample. Each run without gaps is filtered by itself.
 * @param options.delay - "none" shifts the result back by half the filter, so that nothing is late (odd lengths); "half" leaves
 *   it as it comes, late by that much. Default "none". Beyond a run's ends the signal counts as zero.
 * @returns As long as the samples; NaN where they are.
 * @throws InvalidInputError when there is no coefficient.
 *
 * Agrees with: SciPy 1.17.1, `lfilter(coefficients, 1, x)` with delay "half", to 1e-12 of the largest (tests/peers/scipy).
 */
export function filterFir(
	coefficients: Float64Array,
	samples: Samples,
	{ delay = "none" }: { readonly delay?: "none" | "half" } = {},
): Float64Array {
	checkInteger("filterFir", "number of coefficients", coefficients.length, 1);
	const filtered = new Float64Array(samples.length).fill(Number.NaN);
	const shift = delay === "none" ? (coefficients.length - 1) >> 1 : 0;
	for (const { start, end } of finiteRuns(samples)) {
		for (let i = start; i < end; i++) {
			let sum = 0;
			const newest = i + shift;
			const first = Math.max(0, newest - end + 1);
			const last = Math.min(coefficients.length - 1, newest - start);
			for (let k = first; k <= last; k++) sum += coefficients[k] * samples[newest - k];
			filtered[i] = sum;
		}
	}
	return filtered;
}

function sinc(x: number): number {
	return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
