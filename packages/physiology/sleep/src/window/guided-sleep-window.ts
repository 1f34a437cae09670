import { checkInRange, checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { checkScores } from "../scores/check-counts.ts";
import { runsOf } from "../scores/runs.ts";
import type { Stretch } from "./sleep-period-window.ts";

export interface GuidedSleepWindowOptions {
	readonly epochSeconds: number;
	/** What somebody wrote down: to bed and up again, in seconds from the record's start. */
	readonly guider: Stretch;
	/** How far off the diary may be on either side; 0 by default. */
	readonly toleranceMinutes?: number;
}

/** The sleep that a diary, or another guider, points to. */
export interface GuidedSleepWindow extends Stretch {
	readonly minutes: number;
	/** Asleep within the window; what is not known is in neither. */
	readonly asleepMinutes: number;
	readonly unknownMinutes: number;
	readonly warnings: readonly Warning[];
}

/**
 * Sleep window guided by a diary: from the begin of the first stretch of sleep that meets the stated time in bed to the end of
 * the last.
 *
 * A stretch that began before the stated bedtime, or ends after the stated rise time, is taken whole.
 *
 * @param scores - By epoch: 1 asleep (or {@link sustainedInactivity}), 0 awake, NaN not known.
 * @param options - Epoch, guider and its tolerance.
 * @returns Times from the record's start; NaN with the warning "no-sleep" when nothing meets the guider, "outside" when the
 *   guider lies beyond the record, "unknown-inside" when the window bridges what is not known.
 * @throws InvalidInputError when the guider ends before it begins, a score is none, or an option is out of range.
 *
 * Source: the guider of GGIR, van Hees VT et al. PLoS One 2015;10:e0142533, doi:10.1371/journal.pone.0142533.
 * @example
 * guidedSleepWindow([0, 1, 1, 0, 1, 0], { epochSeconds: 60, guider: { startSeconds: 120, endSeconds: 270 } }).startSeconds; // 60
 */
export function guidedSleepWindow(
	scores: Samples,
	{ epochSeconds, guider, toleranceMinutes = 0 }: GuidedSleepWindowOptions,
): GuidedSleepWindow {
	const where = "guidedSleepWindow";
	checkPositive(where, "epochSeconds", epochSeconds);
	checkInRange(where, "toleranceMinutes", toleranceMinutes, 0, 1440);
	checkScores(where, "scores", scores);
	const { startSeconds, endSeconds } = guider;
	if (!(endSeconds > startSeconds))
		throw new InvalidInputError(
			`${where}: guider must end after it begins; got ${startSeconds} s to ${endSeconds} s. A time after midnight lies on the next day.`,
			{ code: "not-rising", argument: "guider", received: endSeconds },
		);
	const low = (startSeconds - toleranceMinutes * 60) / epochSeconds;
	const high = (endSeconds + toleranceMinutes * 60) / epochSeconds;
	const met = runsOf(scores).filter(({ state, start, end }) => state === 1 && start < high && end > low);
	const first = met[0];
	const last = met.at(-1);
	if (!first || !last) {
		const outside = high <= 0 || low >= scores.length;
		const none = Number.NaN;
		return {
			startSeconds: none,
			endSeconds: none,
			minutes: none,
			asleepMinutes: none,
			unknownMinutes: none,
			warnings: [
				outside
					? { code: "outside", message: "The stated time in bed lies beyond the record." }
					: { code: "no-sleep", message: "No sleep meets the stated time in bed." },
			],
		};
	}
	let asleep = 0;
	let unknown = 0;
	for (let i = first.start; i < last.end; i++) {
		if (Number.isNaN(scores[i])) unknown++;
		else asleep += scores[i];
	}
	const minutes = (epochs: number) => (epochs * epochSeconds) / 60;
	return {
		startSeconds: first.start * epochSeconds,
		endSeconds: last.end * epochSeconds,
		minutes: minutes(last.end - first.start),
		asleepMinutes: minutes(asleep),
		unknownMinutes: minutes(unknown),
		warnings:
			unknown > 0
				? [{ code: "unknown-inside", message: `${minutes(unknown).toFixed(1)} min within the window are not known.` }]
				: [],
	};
}
