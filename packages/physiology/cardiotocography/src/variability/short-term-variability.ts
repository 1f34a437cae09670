import type { Samples } from "@quickening/core";
import { epochMeans } from "@quickening/signal";
import type { FetalHeartRateEvent } from "../events/event.ts";
import { checkTrace } from "../trace/check-trace.ts";

export interface ShortTermVariabilityOptions {
	/** Decelerations: every minute that one touches is left out. Default none. */
	readonly decelerations?: readonly FetalHeartRateEvent[];
}

/** Short-term variability with what stands behind it. */
export interface ShortTermVariability {
	/** ms; NaN when no minute is valid. */
	readonly stvMs: number;
	/** Pairs of neighbouring epochs used. */
	readonly nEpochPairs: number;
	/** Minutes used. */
	readonly validMinutes: number;
}

/** A sixteenth of a minute. */
const epochSeconds = 3.75;
const epochsPerMinute = 16;
/** A minute needs this many of its 15 pairs: half of them. */
const minimumPairs = 8;

/**
 * Short-term variability as Dawes and Redman define it: the mean absolute difference between the mean pulse intervals of
 * neighbouring sixteenths of a minute (3.75 s), by minute, averaged over the minutes that are fit.
 *
 * Left out are minutes that a deceleration touches and minutes with too little signal (fewer than 8 of 15 pairs; an
 * epoch needs signal in half of its samples). Pairs lie within a minute, and both epochs of a pair must be there.
 *
 * @param fhrBpm - Any length, bpm, cleaned but not bridged (a straight line has no variability); NaN marks a missing
 *   sample.
 * @param samplingRateHz - At least 1 Hz; usually 4.
 * @returns Short-term variability in ms, with counts.
 * @throws InvalidInputError when a rate is 0 or below, or an epoch is shorter than a sample.
 *
 * Source: Pardey J, Moulden M, Redman CWG. A computer system for the numerical analysis of nonstress tests. Am J Obstet
 * Gynecol 2002;186:1095-1103; epochs of Visser GHA, Dawes GS, Redman CWG 1981, doi:10.1111/j.1471-0528.1981.tb01305.x.
 * Their system reads pulse intervals to 1 ms from the monitor; a stored rate at 4 Hz and 0.25 bpm is coarser (1 bpm at
 * 140 is 3 ms), so values compare within one kind of record.
 * @example
 * // Epochs of 15 samples that take turns at 400 and 410 ms:
 * const fhrBpm = Float64Array.from({ length: 480 }, (_, i) => 60000 / (Math.floor(i / 15) % 2 === 0 ? 400 : 410));
 * shortTermVariability(fhrBpm, 4).stvMs; // 10
 */
export function shortTermVariability(
	fhrBpm: Samples,
	samplingRateHz: number,
	{ decelerations = [] }: ShortTermVariabilityOptions = {},
): ShortTermVariability {
	checkTrace("shortTermVariability", fhrBpm, samplingRateHz);
	const intervalsMs = new Float64Array(fhrBpm.length);
	for (let i = 0; i < fhrBpm.length; i++) intervalsMs[i] = 60000 / fhrBpm[i];
	const epochs = epochMeans(intervalsMs, samplingRateHz, { epochSeconds });
	const nMinutes = Math.floor(epochs.length / epochsPerMinute);
	const excluded = minutesTouched(decelerations, nMinutes);
	let sum = 0;
	let nEpochPairs = 0;
	let validMinutes = 0;
	for (let minute = 0; minute < nMinutes; minute++) {
		if (excluded[minute] === 1) continue;
		let sumOfMinute = 0;
		let pairs = 0;
		for (let k = minute * epochsPerMinute + 1; k < (minute + 1) * epochsPerMinute; k++) {
			const difference = Math.abs(epochs[k] - epochs[k - 1]);
			if (Number.isNaN(difference)) continue;
			sumOfMinute += difference;
			pairs++;
		}
		if (pairs < minimumPairs) continue;
		sum += sumOfMinute / pairs;
		nEpochPairs += pairs;
		validMinutes++;
	}
	return { stvMs: validMinutes > 0 ? sum / validMinutes : Number.NaN, nEpochPairs, validMinutes };
}

function minutesTouched(events: readonly FetalHeartRateEvent[], nMinutes: number): Uint8Array {
	const touched = new Uint8Array(nMinutes);
	for (const { startSeconds, endSeconds } of events) {
		touched.fill(1, Math.floor(startSeconds / 60), Math.min(nMinutes, Math.ceil(endSeconds / 60)));
	}
	return touched;
}
