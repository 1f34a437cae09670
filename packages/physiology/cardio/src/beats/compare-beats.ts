import { checkPositive, type Samples } from "@quickening/core";
import { checkRisingTimes } from "@quickening/signal";
import { median, quantile } from "@quickening/stats";

export interface CompareBeatsOptions {
	/** A detected beat this close to a reference beat may be it, in s. Default 0.15 (ANSI/AAMI EC57). */
	readonly toleranceSeconds?: number;
}

/** How well beats were found. */
export interface BeatComparison {
	readonly nReference: number;
	readonly nDetected: number;
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly falseNegatives: number;
	/** NaN without reference beats. */
	readonly sensitivityPercent: number;
	/** Positive predictive value, NaN without detected beats. */
	readonly precisionPercent: number;
	readonly f1Percent: number;
	/** Detected less reference time of matched beats, in ms: median, and the 95th percentile of the size. */
	readonly medianErrorMs: number;
	readonly p95AbsoluteErrorMs: number;
	/** Index of the detected beat of each reference beat; -1 where none is. */
	readonly matches: Int32Array;
}

/**
 * Compares detected with reference beats, one to one in time order: as many pairs as can be made, and among these the
 * closest.
 *
 * @param detectedSeconds - Rising.
 * @param referenceSeconds - Rising.
 * @throws InvalidInputError when times do not rise or the tolerance is not above 0.
 *
 * Source: ANSI/AAMI EC57:2012, the 150 ms window.
 * @example
 * compareBeats([1.01, 2.5], [1, 2]).sensitivityPercent; // 50
 */
export function compareBeats(
	detectedSeconds: Samples,
	referenceSeconds: Samples,
	{ toleranceSeconds = 0.15 }: CompareBeatsOptions = {},
): BeatComparison {
	checkRisingTimes("compareBeats", "detectedSeconds", detectedSeconds);
	checkRisingTimes("compareBeats", "referenceSeconds", referenceSeconds);
	checkPositive("compareBeats", "toleranceSeconds", toleranceSeconds);
	const matches = new Int32Array(referenceSeconds.length).fill(-1);
	let d = 0;
	for (let r = 0; r < referenceSeconds.length; r++) {
		while (d < detectedSeconds.length && detectedSeconds[d] < referenceSeconds[r] - toleranceSeconds) d++;
		if (d < detectedSeconds.length && detectedSeconds[d] <= referenceSeconds[r] + toleranceSeconds) matches[r] = d++;
	}
	moveCloser(matches, detectedSeconds, referenceSeconds);
	const errors: number[] = [];
	for (let r = 0; r < matches.length; r++) {
		if (matches[r] >= 0) errors.push(1000 * (detectedSeconds[matches[r]] - referenceSeconds[r]));
	}
	const truePositives = errors.length;
	const sensitivityPercent = (100 * truePositives) / referenceSeconds.length;
	const precisionPercent = (100 * truePositives) / detectedSeconds.length;
	return {
		nReference: referenceSeconds.length,
		nDetected: detectedSeconds.length,
		truePositives,
		falsePositives: detectedSeconds.length - truePositives,
		falseNegatives: referenceSeconds.length - truePositives,
		sensitivityPercent,
		precisionPercent,
		f1Percent: (200 * truePositives) / (referenceSeconds.length + detectedSeconds.length),
		medianErrorMs: errors.length === 0 ? Number.NaN : median(errors),
		p95AbsoluteErrorMs: errors.length === 0 ? Number.NaN : quantile(errors.map(Math.abs), 0.95),
		matches,
	};
}

/**
 * The earliest detected beat was taken each time, which makes the most pairs; where a free one lies closer, it is taken instead.
 */
function moveCloser(matches: Int32Array, detected: Samples, reference: Samples): void {
	let next = detected.length;
	for (let r = matches.length - 1; r >= 0; r--) {
		if (matches[r] < 0) continue;
		let best = matches[r];
		for (let d = best + 1; d < next; d++) {
			if (Math.abs(detected[d] - reference[r]) >= Math.abs(detected[best] - reference[r])) break;
			best = d;
		}
		matches[r] = best;
		next = best;
	}
}
