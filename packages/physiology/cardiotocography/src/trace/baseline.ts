import { checkInRange, type Samples } from "@quickening/core";
import {
	epochMeans,
	fromEpochs,
	missingRuns,
	movingMean,
	movingSpread,
	movingWeightedMedian,
} from "@quickening/signal";
import { checkTrace } from "./check-trace.ts";

export interface BaselineOptions {
	/** The period over which the baseline is a mean; FIGO: 10 minutes. Default 600. */
	readonly windowSeconds?: number;
	/** Where the signal is missing for longer than this, the baseline is NaN too. Default 60. */
	readonly longestGapSeconds?: number;
}

/** Mantel's epochs: 24 a minute. */
const epochSeconds = 2.5;
/** Departures of this size (bpm) from the level so far end a round as accelerations or decelerations. */
const trimRoundsBpm = [20, 15, 10, 10];
/** A spread (SD within a minute) of this size halves an epoch's weight in the first level. */
const halfWeightSpreadBpm = 5;
/** The first level is taken over this many windows: 40 minutes, as Boudet's filter. */
const firstLevelWindows = 4;
/** A departure with this much signal is a change of the baseline (FIGO: 10 minutes). */
const baselineChangeEpochs = 600 / epochSeconds;
/** An epoch this far below the level is likely part of a deceleration, and counts for this share, in so many rounds. */
const fallBpm = 15;
const fallWeight = 0.25;
const fallRounds = 3;
/** Weights are whole numbers up to this. */
const fullWeight = 64;
/** Departures are looked for on a mean over this many epochs (12.5 s), since they last 15 s or more. */
const departureEpochs = 5;
/** Below this a difference is rounding. */
const negligibleBpm = 1e-6;
/** At least this much of the window must be baseline for a mean to be taken (NICHD: 2 minutes in 10). */
const minimumBaselineSeconds = 120;
/** A departure that enters or leaves the window moves the mean at once; the line drawn is a mean over this share of it. */
const smoothingShare = 0.5;

/**
 * Fetal heart rate baseline as FIGO and NICHD define it, at every moment: the mean rate over 10 minutes, accelerations and
 * decelerations left out, taken only where at least 2 minutes of the window are baseline.
 *
 * That definition is circular (departures are judged by the baseline), so the circle is started and closed in steps:
 * 1. means over epochs of 2.5 s (24 a minute, Mantel 1990);
 * 2. a first level: running weighted median over 40 minutes, each epoch weighted by how steady the minute around it is
 *    (FIGO's "most horizontal and less oscillatory segments"; principle and length are Boudet's, 2019). In labour
 *    departures are mostly falls, so epochs more than 15 bpm below the level then count a quarter, and the median is taken
 *    again, three times;
 * 3. four rounds (Mantel 1990 trims in four too): departures of more than 20, 15, 10 and 10 bpm, each from where the
 *    rate leaves the level to where it comes back, are left out, unless they last 10 minutes, which makes them a change
 *    of the baseline; the level is the running mean of the rest;
 * 4. the line drawn is a running mean of that level over half the window, so that it has no steps.
 * Windows are centred, and held inside the record at its ends.
 *
 * @param fhrBpm - Any length, bpm; NaN marks a missing sample, and is never filled. A gap takes no part in any mean.
 * @param samplingRateHz - At least 0.4 Hz; usually 4.
 * @returns Baseline in bpm, as long as the input; NaN inside gaps longer than `longestGapSeconds`, and everywhere in a
 *   record with no epoch of signal. Where less than 2 minutes of the window are baseline, the step before is kept.
 * @throws InvalidInputError when a rate is 0 or below, or an option is out of range.
 *
 * Source: Ayres-de-Campos D, et al. FIGO consensus guidelines on intrapartum fetal monitoring: cardiotocography. Int J
 * Gynecol Obstet 2015;131:13-24, doi:10.1016/j.ijgo.2015.06.020; Macones GA, et al. The 2008 NICHD workshop report,
 * doi:10.1111/j.1552-6909.2008.00284.x (2 minutes; its rounding to 5 bpm is left to the reader). Steps: Boudet S, et al.
 * Comput Biol Med 2019, doi:10.1016/j.compbiomed.2019.103468 (stability weights); Mantel R, et al. Int J Biomed Comput
 * 1990;25:261-272 (epochs, trimming). It is not their filters: the numbers of
 * weights, falls and rounds are ours, set by eye on drawings of a dozen recordings of CTU-UHB, so results on that data set
 * do not judge them; recordings with a known baseline do (papers/ctg-simulation).
 * @example
 * fetalHeartRateBaseline(new Float64Array(2400).fill(140), 4)[0]; // 140
 */
export function fetalHeartRateBaseline(
	fhrBpm: Samples,
	samplingRateHz: number,
	{ windowSeconds = 600, longestGapSeconds = 60 }: BaselineOptions = {},
): Float64Array {
	checkTrace("fetalHeartRateBaseline", fhrBpm, samplingRateHz);
	checkInRange("fetalHeartRateBaseline", "windowSeconds", windowSeconds, 60, Number.MAX_VALUE);
	checkInRange("fetalHeartRateBaseline", "longestGapSeconds", longestGapSeconds, 0, Number.MAX_VALUE);
	const epochs = epochMeans(fhrBpm, samplingRateHz, { epochSeconds });
	const windowEpochs = 1 + 2 * Math.round(windowSeconds / epochSeconds / 2);
	let level = firstLevel(epochs, firstLevelWindows * (windowEpochs - 1) + 1);
	const smooth = movingMean(epochs, { windowSamples: departureEpochs });
	const minimumFinite = Math.round((minimumBaselineSeconds * Math.min(1, windowSeconds / 600)) / epochSeconds);
	for (const limitBpm of trimRoundsBpm) {
		const rest = withoutDepartures(epochs, { smooth, level, limitBpm });
		const next = movingMean(rest, { windowSamples: windowEpochs, edge: "hold", minimumFinite });
		for (let k = 0; k < next.length; k++) if (Number.isNaN(next[k])) next[k] = level[k];
		level = next;
	}
	level = movingMean(level, { windowSamples: 1 + 2 * Math.round((windowEpochs * smoothingShare) / 2) });
	const baseline = fromEpochs(level, samplingRateHz, { epochSeconds, nSamples: fhrBpm.length });
	const minimumSamples = Math.floor(longestGapSeconds * samplingRateHz) + 1;
	for (const { start, end } of missingRuns(fhrBpm, { minimumSamples })) baseline.fill(Number.NaN, start, end);
	return baseline;
}

/** Step 2: running median of the epochs, weighted by how steady the minute around each is. */
function firstLevel(epochs: Float64Array, windowSamples: number): Float64Array {
	const spread = movingSpread(epochs, { windowSamples: 1 + 60 / epochSeconds });
	const weights = new Float64Array(epochs.length);
	for (let k = 0; k < epochs.length; k++) {
		const ratio = spread[k] / halfWeightSpreadBpm;
		// An epoch alone in its minute has no spread: it counts, but little.
		weights[k] = Number.isNaN(ratio) ? 1 : Math.max(1, Math.round(fullWeight / (1 + ratio * ratio)));
	}
	let level = movingWeightedMedian(epochs, { weights, windowSamples, edge: "hold" });
	const biased = new Float64Array(epochs.length);
	for (let round = 0; round < fallRounds; round++) {
		for (let k = 0; k < epochs.length; k++) {
			const fallen = level[k] - epochs[k] > fallBpm + negligibleBpm;
			biased[k] = fallen ? Math.max(1, Math.round(weights[k] * fallWeight)) : weights[k];
		}
		level = movingWeightedMedian(epochs, { weights: biased, windowSamples, edge: "hold" });
	}
	return level;
}

/**
 * Step 3: the epochs, with NaN from where the smoothed rate leaves the level to where it comes back, if it goes further
 * than the limit in between and is back within 10 minutes of signal. A missing epoch does not end a departure.
 */
function withoutDepartures(
	epochs: Float64Array,
	{ smooth, level, limitBpm }: { smooth: Float64Array; level: Float64Array; limitBpm: number },
): Float64Array {
	const rest = epochs.slice();
	let start = 0;
	let side = 0;
	let largest = 0;
	let count = 0;
	for (let k = 0; k <= epochs.length; k++) {
		const departure = k < epochs.length ? smooth[k] - level[k] : 0;
		if (Number.isNaN(departure)) continue;
		const now = k === epochs.length ? 2 : Math.abs(departure) < negligibleBpm ? 0 : Math.sign(departure);
		if (now !== side) {
			const departed = largest > limitBpm + negligibleBpm && count < baselineChangeEpochs;
			if (departed) rest.fill(Number.NaN, start, k);
			start = k;
			side = now;
			largest = 0;
			count = 0;
		}
		largest = Math.max(largest, Math.abs(departure));
		count++;
	}
	return rest;
}
