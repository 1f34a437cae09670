import { checkPositive, type Samples } from "@quickening/core";

export interface FindPeaksOptions {
	/** Lowest height, in the samples' unit. */
	readonly minimumHeight?: number;
	/** Least prominence, in the samples' unit. */
	readonly minimumProminence?: number;
	/** Peaks closer than this many samples: the lower one goes. */
	readonly minimumDistanceSamples?: number;
}

/** A peak. */
export interface Peak {
	/** Index of the sample; the middle one (rounded down) of a level top. */
	readonly index: number;
	readonly height: number;
	/** How far one has to go down from it before a higher sample, or the end, is reached on either side. */
	readonly prominence: number;
}

/**
 * Peaks of a signal: samples, or level tops, higher than both neighbours, with their prominences, in one pass.
 *
 * @param samples - Any length; a NaN ends a run: no peak stands beside it, and prominence is not looked for across it.
 * @returns In order.
 * @throws InvalidInputError when the distance is not above 0.
 *
 * Source: prominence as in topography; all of them at once with a stack of falling heights, O(n).
 * Agrees with: SciPy 1.17.1, `find_peaks` with height, distance and prominence, exactly (tests/peers/scipy).
 * @example
 * findPeaks([0, 2, 1, 5, 0]).map((peak) => peak.prominence); // [1, 5]
 */
export function findPeaks(samples: Samples, options: FindPeaksOptions = {}): Peak[] {
	const { minimumHeight = Number.NEGATIVE_INFINITY, minimumProminence = 0, minimumDistanceSamples = 1 } = options;
	checkPositive("findPeaks", "minimumDistanceSamples", minimumDistanceSamples);
	const tops = levelTops(samples).filter((index) => samples[index] >= minimumHeight);
	const apart = minimumDistanceSamples > 1 ? keepApart(samples, tops, minimumDistanceSamples) : tops;
	const bases = lowestBefore(samples, apart, 1);
	const otherBases = lowestBefore(samples, apart, -1);
	const peaks: Peak[] = [];
	for (let k = 0; k < apart.length; k++) {
		const height = samples[apart[k]];
		const prominence = height - Math.max(bases[k], otherBases[k]);
		if (prominence >= minimumProminence) peaks.push({ index: apart[k], height, prominence });
	}
	return peaks;
}

function levelTops(samples: Samples): number[] {
	const tops: number[] = [];
	const n = samples.length;
	for (let i = 1; i < n - 1; i++) {
		if (!(samples[i - 1] < samples[i])) continue;
		let end = i + 1;
		while (end < n - 1 && samples[end] === samples[i]) end++;
		if (samples[end] < samples[i]) tops.push((i + end - 1) >> 1);
		i = end - 1;
	}
	return tops;
}

/** The highest first; each takes out those too close to it. */
function keepApart(samples: Samples, tops: readonly number[], distance: number): number[] {
	const order = tops.map((_, k) => k).sort((a, b) => samples[tops[a]] - samples[tops[b]] || a - b);
	const kept = new Uint8Array(tops.length).fill(1);
	const apart = Math.ceil(distance);
	for (let at = order.length - 1; at >= 0; at--) {
		const k = order[at];
		if (kept[k] === 0) continue;
		for (let j = k - 1; j >= 0 && tops[k] - tops[j] < apart; j--) kept[j] = 0;
		for (let j = k + 1; j < tops.length && tops[j] - tops[k] < apart; j++) kept[j] = 0;
	}
	return tops.filter((_, k) => kept[k] === 1);
}

/**
 * For each peak, the lowest sample between it and the nearest higher one in one direction. A stack holds the samples that no
 * later one has hidden, each with the lowest since the one below it.
 */
function lowestBefore(samples: Samples, peaks: readonly number[], direction: 1 | -1): Float64Array {
	const n = samples.length;
	const lowest = new Float64Array(peaks.length);
	const heights = new Float64Array(n);
	const lows = new Float64Array(n);
	let depth = 0;
	let at = direction > 0 ? 0 : peaks.length - 1;
	for (let i = direction > 0 ? 0 : n - 1; i >= 0 && i < n && at >= 0 && at < peaks.length; i += direction) {
		const value = samples[i];
		if (Number.isNaN(value)) {
			depth = 0;
			continue;
		}
		let low = value;
		while (depth > 0 && heights[depth - 1] <= value) low = Math.min(low, lows[--depth]);
		heights[depth] = value;
		lows[depth++] = low;
		if (i === peaks[at]) {
			lowest[at] = low;
			at += direction;
		}
	}
	return lowest;
}
