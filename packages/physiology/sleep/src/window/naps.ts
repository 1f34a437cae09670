import { checkInRange, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { checkScores } from "../scores/check-counts.ts";
import { runsOf } from "../scores/runs.ts";
import type { Stretch } from "./sleep-period-window.ts";

export interface NapsOptions {
	readonly epochSeconds: number;
	/** The main sleep, in which no nap lies; NaN for none. */
	readonly mainSleep: Stretch;
	/** Shortest nap; 20 by default. 30 agreed best with parents' diaries from two years of age on (PMID 27198952). */
	readonly shortestMinutes?: number;
	/** Wake of up to this long does not end a nap; 5 by default. */
	readonly wakeMinutes?: number;
}

/** Sleep outside the main one. */
export interface Nap extends Stretch {
	readonly minutes: number;
	/** Asleep between begin and end. */
	readonly asleepMinutes: number;
}

/**
 * Naps: sleep of at least 20 min outside the main sleep.
 *
 * Stillness is no proof: quiet wake and a device on a table look alike. Give unknown where a device was not worn.
 *
 * @param scores - By epoch: 1 asleep, 0 awake, NaN not known, which ends a nap.
 * @param options - Epoch, main sleep, and what makes a nap.
 * @returns The naps in order.
 * @throws InvalidInputError when a score is none, the main sleep ends before it begins or an option is out of range.
 *
 * Source: Galland B et al. Sleep Med 2016;19:85-92, PMID 27198952 (shortest sleep of 20 min at 6 and 12 months, 30 min at 2 and
 * 3.5 years).
 * @example
 * naps([1, 1, 1, 0, 0, 1, 1], { epochSeconds: 600, mainSleep: { startSeconds: 3000, endSeconds: 4200 } }).length; // 1
 */
export function naps(
	scores: Samples,
	{ epochSeconds, mainSleep, shortestMinutes = 20, wakeMinutes = 5 }: NapsOptions,
): Nap[] {
	checkPositive("naps", "epochSeconds", epochSeconds);
	checkPositive("naps", "shortestMinutes", shortestMinutes);
	checkInRange("naps", "wakeMinutes", wakeMinutes, 0, 1440);
	checkScores("naps", "scores", scores);
	if (mainSleep.endSeconds < mainSleep.startSeconds)
		throw new InvalidInputError(
			`naps: mainSleep must end after it begins; got ${mainSleep.startSeconds} s to ${mainSleep.endSeconds} s. A time after midnight lies on the next day.`,
			{ code: "not-rising", argument: "mainSleep", received: mainSleep.endSeconds },
		);
	const outside = Float64Array.from(scores, (score, i) => {
		const at = (i + 0.5) * epochSeconds;
		return at >= mainSleep.startSeconds && at < mainSleep.endSeconds ? Number.NaN : score;
	});
	const found: { start: number; end: number; asleep: number }[] = [];
	let unknownSince = true;
	for (const { state, start, end } of runsOf(outside)) {
		const last = found.at(-1);
		if (Number.isNaN(state)) unknownSince = true;
		if (state !== 1) continue;
		if (last && !unknownSince && ((start - last.end) * epochSeconds) / 60 <= wakeMinutes) {
			last.end = end;
			last.asleep += end - start;
		} else found.push({ start, end, asleep: end - start });
		unknownSince = false;
	}
	return found
		.map(({ start, end, asleep }) => ({
			startSeconds: start * epochSeconds,
			endSeconds: end * epochSeconds,
			minutes: ((end - start) * epochSeconds) / 60,
			asleepMinutes: (asleep * epochSeconds) / 60,
		}))
		.filter(({ minutes }) => minutes >= shortestMinutes);
}
