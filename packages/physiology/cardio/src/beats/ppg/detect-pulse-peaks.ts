import { checkMinimumLength, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { butterworth, filterZeroPhase, finiteRuns } from "@quickening/signal";
import { type SignalGap, signalGaps } from "../signal-gaps.ts";

export interface DetectPulsePeaksOptions {
	/**
	 * "up" when the systolic wave points up, "down" when it is recorded upside down (light that is let through). Default "up".
	 */
	readonly polarity?: "up" | "down";
	/** Pulses closer than this are one, in s. Default 0.3. */
	readonly shortestIntervalSeconds?: number;
}

/** Systolic peaks of a photoplethysmogram. */
export interface PulsePeaks {
	/** In s from the record's first sample, to a fraction of a sample, rising. */
	readonly pulsePeakTimesSeconds: Float64Array;
	/** Stretches of missing samples, in s, for {@link rrFromBeats}. */
	readonly gaps: readonly SignalGap[];
	readonly warnings: readonly Warning[];
}

/** Lengths and offset of the published detector, in s and as a share of the mean square. */
const systoleSeconds = 0.111;
const beatSeconds = 0.667;
const offsetShare = 0.02;

/**
 * Systolic peaks of a photoplethysmogram: stretches in which the squared pulse wave, averaged over a systole, stands above its
 * average over a beat; in each, the highest point.
 *
 * @param ppg - Any unit; NaN marks a missing sample. Each run without gaps is searched by itself.
 * @param samplingRateHz - 20 Hz or more.
 * @returns Times of the peaks on the wave itself. A flat record gives none, with a warning.
 * @throws InvalidInputError when the record is empty or the rate below 20 Hz.
 *
 * Source: Elgendi et al. 2013, doi:10.1371/journal.pone.0076585.
 * Agrees with: the truth, NeuroKit2 0.2.13, `ppg_findpeaks(method="elgendi")`, and systole 0.3.1, `ppg_peaks`, on a simulated
 *   record (tests/peers).
 */
export function detectPulsePeaks(
	ppg: Samples,
	samplingRateHz: number,
	options: DetectPulsePeaksOptions = {},
): PulsePeaks {
	const { polarity = "up", shortestIntervalSeconds = 0.3 } = options;
	checkMinimumLength("detectPulsePeaks", "ppg", ppg, 1);
	if (!(samplingRateHz >= 20 && samplingRateHz < Number.POSITIVE_INFINITY)) {
		throw new InvalidInputError(`detectPulsePeaks: samplingRateHz must be at least 20 Hz; got ${samplingRateHz}`, {
			code: "out-of-range",
			argument: "samplingRateHz",
			received: samplingRateHz,
		});
	}
	const wave = polarity === "up" ? Float64Array.from(ppg) : Float64Array.from(ppg, (sample) => -sample);
	const band = butterworth({ order: 3, band: "bandpass", cutoffHz: [0.5, 8], samplingRateHz });
	const filtered = filterZeroPhase(band, wave);
	const apart = shortestIntervalSeconds * samplingRateHz;
	const times: number[] = [];
	const runs = finiteRuns(wave);
	for (const { start, end } of runs) {
		if (end - start < beatSeconds * samplingRateHz) continue;
		collectPeaks(filtered.subarray(start, end), wave.subarray(start, end), samplingRateHz, apart, start, times);
	}
	return {
		pulsePeakTimesSeconds: Float64Array.from(times, (place) => place / samplingRateHz),
		gaps: signalGaps(runs, ppg.length, samplingRateHz),
		warnings: doubts(times.length, runs, samplingRateHz),
	};
}

function collectPeaks(
	filtered: Float64Array,
	wave: Float64Array,
	samplingRateHz: number,
	apart: number,
	offset: number,
	times: number[],
): void {
	const n = filtered.length;
	const squares = new Float64Array(n);
	let sum = 0;
	for (let i = 0; i < n; i++) {
		squares[i] = filtered[i] > 0 ? filtered[i] * filtered[i] : 0;
		sum += squares[i];
	}
	const systole = centredMean(squares, oddSamples(systoleSeconds * samplingRateHz));
	const beat = centredMean(squares, oddSamples(beatSeconds * samplingRateHz));
	const offsetHeight = (offsetShare * sum) / n;
	const shortest = systoleSeconds * samplingRateHz;
	let last = Number.NEGATIVE_INFINITY;
	let lastHeight = 0;
	for (let i = 0; i < n; i++) {
		if (!(systole[i] > beat[i] + offsetHeight)) continue;
		const from = i;
		let highest = i;
		for (; i < n && systole[i] > beat[i] + offsetHeight; i++) if (filtered[i] > filtered[highest]) highest = i;
		// A stretch that the run's end cuts may hold no peak, only the way to it.
		if (i - from < shortest || highest === 0 || highest === n - 1) continue;
		if (highest - last < apart) {
			if (filtered[highest] <= lastHeight) continue;
			times.pop();
		}
		last = highest;
		lastHeight = filtered[highest];
		times.push(offset + refine(filtered, wave, highest, samplingRateHz));
	}
}

/** The wave's own top near that of the filtered wave, lightly smoothed, and the parabola through it. */
function refine(filtered: Float64Array, wave: Float64Array, place: number, samplingRateHz: number): number {
	const reach = Math.max(1, Math.round(0.04 * samplingRateHz));
	const half = Math.max(1, Math.round(0.03 * samplingRateHz));
	const low = Math.max(half, place - reach);
	const high = Math.min(wave.length - 1 - half, place + reach);
	let peak = place;
	let best = Number.NEGATIVE_INFINITY;
	const smooth = (i: number) => {
		let sum = 0;
		for (let k = -half; k <= half; k++) sum += wave[i + k];
		return sum;
	};
	for (let i = low; i <= high; i++) {
		const height = smooth(i);
		if (height <= best) continue;
		best = height;
		peak = i;
	}
	if (peak <= low || peak >= high) return parabolaTop(filtered[place - 1], filtered[place], filtered[place + 1], place);
	return parabolaTop(smooth(peak - 1), best, smooth(peak + 1), peak);
}

function parabolaTop(before: number, top: number, after: number, place: number): number {
	const bend = before - 2 * top + after;
	return bend < 0 ? place + Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : place;
}

function oddSamples(samples: number): number {
	return 2 * Math.floor(Math.max(1, samples) / 2) + 1;
}

/** Centred running mean; beyond the ends the record counts as zero. */
function centredMean(values: Float64Array, window: number): Float64Array {
	const n = values.length;
	const half = (window - 1) / 2;
	const means = new Float64Array(n);
	let sum = 0;
	for (let i = 0; i < Math.min(half, n); i++) sum += values[i];
	for (let i = 0; i < n; i++) {
		if (i + half < n) sum += values[i + half];
		if (i - half - 1 >= 0) sum -= values[i - half - 1];
		means[i] = sum / window;
	}
	return means;
}

function doubts(nPeaks: number, runs: readonly { start: number; end: number }[], samplingRateHz: number): Warning[] {
	const usable = runs.reduce((sum, { start, end }) => sum + end - start, 0) / samplingRateHz;
	if (nPeaks === 0) return [{ code: "no-pulses", message: `No pulse was found in ${usable.toFixed(1)} s of signal.` }];
	const rate = (nPeaks * 60) / usable;
	if (usable > 10 && (rate < 25 || rate > 240)) {
		return [
			{
				code: "implausible-rate",
				message: `${rate.toFixed(0)} pulses a minute were found: check the sampling rate and the polarity.`,
			},
		];
	}
	return [];
}
