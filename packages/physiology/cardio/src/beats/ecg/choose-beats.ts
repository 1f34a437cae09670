import type { QrsCandidates } from "./qrs-candidates.ts";

/** What the detector has learnt so far; carried over a gap. */
export interface BeatLevels {
	/** Sizes of the last beats, newest last. */
	readonly beats: number[];
	/** Sizes of the last candidates that were none. */
	readonly others: number[];
	/** Last intervals, in samples. */
	readonly intervals: number[];
}

/** How many beats the running medians look back on. */
const memory = 8;
/** A candidate this many times the usual size is an artefact. */
const tooLarge = 8;

/** Nothing learnt yet. */
export function unknownLevels(): BeatLevels {
	return { beats: [], others: [], intervals: [] };
}

/**
 * Chooses the beats among the candidates of one run without gaps: those above a threshold between the running medians of beats
 * and of the rest; a small one soon after a beat is its T wave; where a beat is overdue, the largest one left out is taken.
 *
 * @param levels - Changed.
 * @returns Indices of candidates, rising.
 *
 * Source: Pan and Tompkins 1985, doi:10.1109/TBME.1985.325532 (two levels, T-wave rule, search back), with medians, as in
 *   Hamilton 2002, doi:10.1109/CIC.2002.1166717, so that a burst of noise does not move the levels.
 */
export function chooseBeats(
	{ samples, sizes }: QrsCandidates,
	samplingRateHz: number,
	fastestBpm: number,
	levels: BeatLevels,
): number[] {
	if (levels.beats.length === 0) learn(samples, sizes, samplingRateHz, levels);
	const refractory = Math.min(0.24, (0.75 * 60) / fastestBpm) * samplingRateHz;
	const tWaveEnd = Math.min(0.36, (0.95 * 60) / fastestBpm + 0.1) * samplingRateHz;
	const chosen: number[] = [];
	let skippedLarge = 0;
	let beat = medianOf(levels.beats);
	let noise = medianOf(levels.others, 0);
	let usual = medianOf(levels.intervals);
	for (let i = 0; i < samples.length; i++) {
		const threshold = Math.min(0.6 * beat, Math.max(0.3 * beat, noise + 0.3 * (beat - noise)));
		const last = chosen.length > 0 ? chosen[chosen.length - 1] : -1;
		const since = last < 0 ? Number.POSITIVE_INFINITY : samples[i] - samples[last];
		if (sizes[i] > tooLarge * beat && skippedLarge < memory) {
			skippedLarge++;
			continue;
		}
		if (skippedLarge >= memory) {
			// Everything is large now: the gain was changed.
			levels.beats.length = 0;
			levels.beats.push(sizes[i]);
			beat = sizes[i];
		}
		if (since > 1.66 * usual && searchBack(i, last, samples, sizes, { refractory, usual, beat }, chosen)) {
			push(levels.intervals, samples[chosen[chosen.length - 1]] - samples[last]);
			usual = medianOf(levels.intervals);
		}
		const before = chosen[chosen.length - 1] ?? -1;
		const gap = before < 0 ? since : samples[i] - samples[before];
		const isTWave = gap < tWaveEnd && sizes[i] < 0.5 * sizes[before];
		if (sizes[i] < threshold || isTWave) {
			push(levels.others, sizes[i]);
			noise = medianOf(levels.others, 0);
			continue;
		}
		if (gap < refractory) {
			// Two in one beat's time: the larger one is it.
			if (sizes[i] <= sizes[before]) continue;
			chosen.pop();
		} else if (before >= 0) {
			push(levels.intervals, gap);
			usual = medianOf(levels.intervals);
		}
		chosen.push(i);
		push(levels.beats, sizes[i]);
		beat = medianOf(levels.beats);
		skippedLarge = 0;
	}
	return chosen;
}

/** First guess: the middle one of the largest candidates of each second. */
function learn(samples: Int32Array, sizes: Float64Array, samplingRateHz: number, levels: BeatLevels): void {
	const largest: number[] = [];
	for (let i = 0; i < samples.length && largest.length < 2 * memory; i++) {
		const second = Math.floor((samples[i] - samples[0]) / (1.2 * samplingRateHz));
		if (second >= 2 * memory) break;
		largest[second] = Math.max(largest[second] ?? 0, sizes[i]);
	}
	const found = largest.filter((size) => size > 0);
	if (found.length > 0) levels.beats.push(medianOf(found));
}

/** Where no beat came for 1.66 intervals, the largest candidate in between is one, if it is a fifth of the usual size. */
function searchBack(
	i: number,
	last: number,
	samples: Int32Array,
	sizes: Float64Array,
	{ refractory, usual, beat }: { readonly refractory: number; readonly usual: number; readonly beat: number },
	chosen: number[],
): boolean {
	if (last < 0) return false;
	let best = -1;
	for (let k = last + 1; k < i; k++) {
		if (samples[k] - samples[last] < Math.max(refractory, 0.5 * usual) || samples[i] - samples[k] < refractory)
			continue;
		if (best < 0 || sizes[k] > sizes[best]) best = k;
	}
	if (best < 0 || sizes[best] < 0.2 * beat || sizes[best] > tooLarge * beat) return false;
	chosen.push(best);
	return true;
}

function push(list: number[], value: number): void {
	if (list.length < memory) {
		list.push(value);
		return;
	}
	for (let k = 1; k < memory; k++) list[k - 1] = list[k];
	list[memory - 1] = value;
}

/** Median of a few numbers; `otherwise` when there is none. */
function medianOf(list: readonly number[], otherwise = Number.POSITIVE_INFINITY): number {
	const n = list.length;
	if (n === 0) return otherwise;
	const sorted = sortScratch.subarray(0, n);
	for (let i = 0; i < n; i++) {
		let at = i;
		for (; at > 0 && sorted[at - 1] > list[i]; at--) sorted[at] = sorted[at - 1];
		sorted[at] = list[i];
	}
	return n % 2 === 1 ? sorted[n >> 1] : (sorted[(n >> 1) - 1] + sorted[n >> 1]) / 2;
}

const sortScratch = new Float64Array(64);
