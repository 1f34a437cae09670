import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { bridgeGaps } from "@quickening/signal";
import { type FetalHeartRateGap, fetalHeartRateGaps } from "./gaps.ts";

export interface CleanOptions {
	/** Rates below this are no fetal heart rate (monitors print from 50). Default 50. */
	readonly lowestBpm?: number;
	/** Rates above this are no fetal heart rate (monitors print up to 210 to 240). Default 220. */
	readonly highestBpm?: number;
	/** A larger step between neighbouring samples starts an artefact. Default 25. */
	readonly largestStepBpm?: number;
	/** Signal shorter than this between gaps (of more than a second) is taken for noise. Default 5. */
	readonly shortestSignalSeconds?: number;
	/** Gaps up to this length are filled by straight lines; longer ones never. Default 0: none. */
	readonly bridgeSeconds?: number;
}

/** A fetal heart rate fit for measures, and what was done to it. */
export interface CleanedFetalHeartRate {
	/** As long as the input; NaN where the signal is missing or was removed. */
	readonly fhrBpm: Float64Array;
	/** Share of samples without a usable rate before any bridging, 0..1; NaN for an empty record. */
	readonly missingFraction: number;
	/** Samples that held a rate which was removed: implausible, part of an artefact, or a scrap between gaps. */
	readonly removedSamples: number;
	/** Samples filled by straight lines. */
	readonly bridgedSamples: number;
	/** What is missing after bridging. */
	readonly gaps: readonly FetalHeartRateGap[];
}

/** After an artefact the signal counts again from this many samples in a row ... */
const stableSamples = 5;
/** ... whose steps stay within this. */
const stableStepBpm = 10;

/**
 * Cleans a raw fetal heart rate: 0 (how monitors write loss of signal) and implausible rates become NaN, and so do
 * artefacts: after a step of more than 25 bpm between neighbouring samples, all samples until five in a row lie within 10
 * bpm of each other; and scraps of signal shorter than 5 s between gaps, which are often the mother's pulse or noise.
 * Nothing is invented: gaps stay NaN unless `bridgeSeconds` allows a straight line, and never beyond it.
 *
 * @param rawFhrBpm - Any length; 0, negative, infinite or NaN marks a missing sample.
 * @param samplingRateHz - Usually 4. The artefact rule looks at neighbouring samples, so it suits rates of 1 to 4 Hz.
 * @returns The cleaned signal, with counts of what was missing, removed and bridged.
 * @throws InvalidInputError when the rate is not positive or the limits are out of order.
 *
 * Source: the artefact rule of Bernardes J, Moura C, Marques de Sa JP, Leite LP. The Porto system for automated
 * cardiotocographic signal analysis. J Perinat Med 1991;19:61-65. Deliberate difference: the Porto system puts a straight
 * line in the artefact's place, whatever its length; here the line is drawn only within `bridgeSeconds`. Limits of 50 and
 * 220 bpm and of 5 s are ours.
 * @example
 * cleanFetalHeartRate([140, 0, 141, 30, 140, 141], 1).fhrBpm; // [140, NaN, 141, NaN, 140, 141]
 */
export function cleanFetalHeartRate(
	rawFhrBpm: Samples,
	samplingRateHz: number,
	{
		lowestBpm = 50,
		highestBpm = 220,
		largestStepBpm = 25,
		shortestSignalSeconds = 5,
		bridgeSeconds = 0,
	}: CleanOptions = {},
): CleanedFetalHeartRate {
	checkPositive("cleanFetalHeartRate", "samplingRateHz", samplingRateHz);
	checkPositive("cleanFetalHeartRate", "lowestBpm", lowestBpm);
	checkInRange("cleanFetalHeartRate", "highestBpm", highestBpm, lowestBpm, Number.MAX_VALUE);
	checkPositive("cleanFetalHeartRate", "largestStepBpm", largestStepBpm);
	checkInRange("cleanFetalHeartRate", "shortestSignalSeconds", shortestSignalSeconds, 0, Number.MAX_VALUE);
	checkInRange("cleanFetalHeartRate", "bridgeSeconds", bridgeSeconds, 0, Number.MAX_VALUE);
	const n = rawFhrBpm.length;
	const fhr = new Float64Array(n);
	let held = 0;
	for (let i = 0; i < n; i++) {
		const rate = rawFhrBpm[i];
		const recorded = rate > 0 && rate !== Number.POSITIVE_INFINITY;
		if (recorded) held++;
		fhr[i] = recorded && rate >= lowestBpm && rate <= highestBpm ? rate : Number.NaN;
	}
	removeArtefacts(fhr, largestStepBpm);
	removeScraps(fhr, { shortestSamples: shortestSignalSeconds * samplingRateHz, gapSamples: samplingRateHz });
	let kept = 0;
	for (let i = 0; i < n; i++) if (fhr[i] > 0) kept++;
	const longestSamples = Math.floor(bridgeSeconds * samplingRateHz + 1e-9);
	const bridged = longestSamples > 0 ? bridgeGaps(fhr, { longestSamples }) : fhr;
	let finite = 0;
	for (let i = 0; i < n; i++) if (bridged[i] > 0) finite++;
	return {
		fhrBpm: bridged,
		missingFraction: n > 0 ? (n - kept) / n : Number.NaN,
		removedSamples: held - kept,
		bridgedSamples: finite - kept,
		gaps: fetalHeartRateGaps(bridged, samplingRateHz),
	};
}

/** Turns artefacts into NaN, in place. */
function removeArtefacts(fhr: Float64Array, largestStepBpm: number): void {
	let last = Number.NaN;
	for (let i = 0; i < fhr.length; i++) {
		const rate = fhr[i];
		// A gap breaks the neighbourhood: the first sample after it has nothing to be compared with.
		if (!(rate > 0) || !(Math.abs(rate - last) > largestStepBpm)) {
			last = rate;
			continue;
		}
		let run = 1;
		let j = i;
		while (run < stableSamples && j + 1 < fhr.length && fhr[j + 1] > 0) {
			run = Math.abs(fhr[j + 1] - fhr[j]) < stableStepBpm ? run + 1 : 1;
			j++;
		}
		const stable = run === stableSamples;
		const end = stable ? j - stableSamples + 1 : j + 1;
		for (let k = i; k < end; k++) fhr[k] = Number.NaN;
		last = stable ? fhr[j] : Number.NaN;
		i = j;
	}
}

/** Turns scraps of signal into NaN, in place: stretches shorter than asked, gaps up to `gapSamples` inside not counted. */
function removeScraps(
	fhr: Float64Array,
	{ shortestSamples, gapSamples }: { shortestSamples: number; gapSamples: number },
): void {
	let start = -1;
	let last = -1;
	let bounded = false;
	for (let i = 0; i <= fhr.length; i++) {
		const recorded = i < fhr.length && fhr[i] > 0;
		if (recorded) {
			if (start < 0) {
				start = i;
				bounded = i > 0;
			}
			last = i;
			continue;
		}
		if (start < 0 || (i < fhr.length && i - last <= gapSamples)) continue;
		// What touches the record's end may go on beyond it, so only scraps with a gap on both sides go.
		if (bounded && last < fhr.length - 1 && last + 1 - start < shortestSamples) fhr.fill(Number.NaN, start, last + 1);
		start = -1;
	}
}
