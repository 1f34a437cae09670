import { checkName, checkSameLength, InvalidInputError } from "@quickening/core";
import { findPeaks } from "@quickening/signal";
import { checkInG } from "../raw/check-in-g.ts";
import { oakFrequenciesHz, squeezedSpectrum } from "./squeezed-spectrum.ts";

/** Oak's settings, as validated. */
export const oakDefinition = {
	/** Smallest range of the vector magnitude in a second, in g. */
	smallestRangeG: 0.3,
	/** Frequencies of steps in Hz. */
	stepsHz: [1.4, 2.3],
	/** A peak below or above those frequencies may be so many times as high as the one within. */
	below: 0.6,
	above: 2.5,
	/** Shortest walk in seconds, and most that its frequency may change from one second to the next, in 0.05 Hz. */
	shortestSeconds: 3,
	largestChange: 20,
} as const;

export interface OakOptions {
	/**
	 * What disqualifies a peak at a frequency of steps: far higher peaks "both" below and above it, as in the authors' program,
	 * or "either" of them, which also keeps out a pure shake at 0.8 or 3.5 Hz. Default "both".
	 */
	readonly disqualifies?: "both" | "either";
}

const rateHz = 10;
/** Seconds that are transformed at once, and what is looked at besides on either side. */
const pieceSeconds = 600;
const marginSeconds = 60;
const zeroSeconds = 5;

/**
 * Steps from acceleration at any place of the body by Oak: seconds of strong movement whose wavelet spectrum has one lasting peak
 * at a frequency of steps.
 *
 * @param axes - x, y and z in g at 10 Hz, of equal length (bring other rates to 10 Hz with `resampleRational` of
 *   @quickening/signal); NaN marks a missing sample. Each stretch between gaps is judged by itself, in whole seconds.
 * @returns Steps per second (a frequency: 1.4 to 2.3, or 0), of whole seconds; NaN for a second with a missing sample.
 * @throws InvalidInputError for another number of axes, unequal lengths or acceleration that is not in g.
 *
 * Source: Straczkiewicz, Huang and Onnela 2023, doi:10.1038/s41746-022-00745-z.
 * Agrees with: forest 1.0 (beiwe-forest), `find_walking`, equal (tests/peers/movement-counts); forest transforms a whole day at
 * once, ours ten minutes at a time with a minute on either side.
 */
export function oakSteps(axes: readonly ArrayLike<number>[], { disqualifies = "both" }: OakOptions = {}): Float64Array {
	if (axes.length !== 3) {
		throw new InvalidInputError(`oakSteps: axes must be three, x, y and z; got ${axes.length}`, {
			code: "not-three-axes",
			argument: "axes",
			received: axes.length,
		});
	}
	const [x, y, z] = axes as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
	checkSameLength("oakSteps", { argument: "x", values: x }, { argument: "y", values: y });
	checkSameLength("oakSteps", { argument: "x", values: x }, { argument: "z", values: z });
	for (const axis of axes) checkInG("oakSteps", "axes", axis);
	checkName("oakSteps", "disqualifies", disqualifies, ["both", "either"]);
	const nSeconds = Math.floor(x.length / rateHz);
	const magnitude = Float64Array.from(
		{ length: nSeconds * rateHz },
		(_, i) => Math.sqrt(x[i]! ** 2 + y[i]! ** 2 + z[i]! ** 2) - 1,
	);
	const steps = new Float64Array(nSeconds);
	const known = Array.from({ length: nSeconds }, (_, i) => !secondOf(magnitude, i).some(Number.isNaN));
	for (let i = 0; i < nSeconds; ) {
		if (!known[i]) {
			steps[i++] = Number.NaN;
			continue;
		}
		let end = i;
		while (end < nSeconds && known[end]) end++;
		steps.set(walkingOf(magnitude.subarray(i * rateHz, end * rateHz), disqualifies), i);
		i = end;
	}
	return steps;
}

function secondOf(samples: Float64Array, second: number): Float64Array {
	return samples.subarray(second * rateHz, (second + 1) * rateHz);
}

/** Frequency of steps in each second of a stretch without gaps. */
function walkingOf(magnitude: Float64Array, disqualifies: "both" | "either"): Float64Array {
	const nSeconds = magnitude.length / rateHz;
	const strong: number[] = [];
	for (let i = 0; i < nSeconds; i++) {
		const second = secondOf(magnitude, i);
		if (Math.max(...second) - Math.min(...second) >= oakDefinition.smallestRangeG) strong.push(i);
	}
	const frequencies = new Float64Array(nSeconds);
	if (strong.length < oakDefinition.shortestSeconds) return frequencies;
	const joined = new Float64Array(strong.length * rateHz);
	for (const [k, i] of strong.entries()) joined.set(secondOf(magnitude, i), k * rateHz);
	taper(joined);
	/** Index of each second's dominant frequency, -1 for none. */
	const peaks = new Int32Array(nSeconds).fill(-1);
	for (const [k, peak] of dominantPeaks(joined, disqualifies).entries()) peaks[strong[k]!] = peak;
	for (const [i, peak] of lasting(peaks).entries()) if (peak >= 0) frequencies[i] = oakFrequenciesHz[peak]!;
	return frequencies;
}

/** A Tukey window of which a hundredth rises and a hundredth falls, in place. */
function taper(samples: Float64Array): void {
	const last = samples.length - 1;
	const width = Math.floor(0.01 * last);
	for (let i = 0; i <= width; i++) {
		const height = 0.5 * (1 + Math.cos(Math.PI * (-1 + (2 * i) / (0.02 * last))));
		samples[i]! *= height;
		samples[last - i]! *= height;
	}
}

/** The dominant frequency of each second, in pieces that overlap so that none feels its edges. */
function dominantPeaks(joined: Float64Array, disqualifies: "both" | "either"): Int32Array {
	const nSeconds = joined.length / rateHz;
	const peaks = new Int32Array(nSeconds);
	for (let start = 0; start < nSeconds; start += pieceSeconds) {
		const end = Math.min(nSeconds, start + pieceSeconds);
		const from = Math.max(-zeroSeconds, start - marginSeconds);
		const to = Math.min(nSeconds + zeroSeconds, end + marginSeconds);
		const piece = Float64Array.from({ length: (to - from) * rateHz }, (_, i) => joined[from * rateHz + i] ?? 0);
		const spectrum = squeezedSpectrum(piece, joined.length + 2 * zeroSeconds * rateHz);
		for (let i = start; i < end; i++) peaks[i] = dominantPeak(spectrum[i - from]!, disqualifies);
	}
	return peaks;
}

/** Index of the highest peak at a frequency of steps, unless far higher ones stand below and above; -1 for none. */
function dominantPeak(power: Float64Array, disqualifies: "both" | "either"): number {
	const [lowestHz, highestHz] = oakDefinition.stepsHz;
	const lowest = Math.round((lowestHz - 0.5) / 0.05);
	const highest = Math.round((highestHz - 0.5) / 0.05);
	const found = findPeaks(power);
	const highestOf = (keep: (index: number) => boolean) =>
		found.reduce<{ index: number; height: number }>(
			(best, one) => (keep(one.index) && one.height > best.height ? one : best),
			{
				index: -1,
				height: 0,
			},
		);
	const within = highestOf((index) => index >= lowest && index <= highest);
	if (within.index < 0) return -1;
	const above = highestOf((index) => index > highest).height / within.height;
	const below = highestOf((index) => index < lowest).height / within.height;
	const fewAbove = above < oakDefinition.above;
	const fewBelow = below < oakDefinition.below;
	return (disqualifies === "both" ? fewAbove || fewBelow : fewAbove && fewBelow) ? within.index : -1;
}

/**
 * Peaks that last: in windows of three seconds each must lie near its neighbours; what does not is struck out for all later
 * windows.
 */
function lasting(found: Int32Array): Int32Array {
	const n = found.length;
	const length = oakDefinition.shortestSeconds;
	const peaks = new Int32Array(n + 1).fill(-1);
	peaks.set(found);
	const kept = new Int32Array(n + 1).fill(-1);
	const near = (i: number, j: number) =>
		peaks[j]! >= 0 && Math.abs(peaks[i]! - peaks[j]!) <= oakDefinition.largestChange;
	const order = [
		...Array.from({ length }, (_, i) => i),
		...Array.from({ length: length - 1 }, (_, i) => length - 2 - i),
	];
	for (let start = 0; start <= n - length; start++) {
		let goesOn = true;
		for (const offset of order) {
			const i = start + offset;
			const alone = peaks[i]! < 0 || (offset > 0 && !near(i, i - 1)) || (offset < length - 1 && !near(i, i + 1));
			if (alone) {
				peaks[i] = -1;
				goesOn = false;
				break;
			}
		}
		if (goesOn) kept.set(peaks.subarray(start, start + length), start);
	}
	return kept.subarray(0, n);
}
