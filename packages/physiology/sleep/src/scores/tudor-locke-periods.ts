import { checkInRange, checkInteger, checkSameLength, type Samples } from "@quickening/core";
import { checkCounts, checkScores } from "./check-counts.ts";
import { runsOf } from "./runs.ts";

export interface TudorLockeOptions {
	/** Minutes of sleep in a row that begin a period; 5 by default. */
	readonly bedtimeStartMinutes?: number;
	/** Minutes of wake in a row that end it; 10 by default. */
	readonly wakeEndMinutes?: number;
	/** Shortest and longest period; 160 and 1440 by default. */
	readonly shortestMinutes?: number;
	readonly longestMinutes?: number;
	/** Fewest minutes with a count, so that a device on a table is no sleeper; 0 by default. */
	readonly minimumMovingMinutes?: number;
}

/** A sleep period, as ActiLife and actigraph.sleepr report it. */
export interface TudorLockePeriod {
	/** First minute of sleep, from the record's start. */
	readonly startMinute: number;
	/** First minute of the wake that ends it. */
	readonly endMinute: number;
	/** Whether the record ended first. ActiLife and actigraph.sleepr leave such a period out. */
	readonly cutOff: boolean;
	readonly durationMinutes: number;
	readonly totalSleepTimeMinutes: number;
	readonly wakeAfterSleepOnsetMinutes: number;
	readonly sleepEfficiencyPercent: number;
	readonly nAwakenings: number;
	readonly meanAwakeningMinutes: number;
	readonly totalCounts: number;
	/** Minutes that are not known, neither asleep nor awake. */
	readonly unknownMinutes: number;
	/** Share of the minutes that have a count. */
	readonly movementIndexPercent: number;
	/** Share of the runs of sleep that last one minute; NaN when there is no run. */
	readonly fragmentationIndexPercent: number;
	/** The sum of the two. */
	readonly sleepFragmentationIndexPercent: number;
}

/**
 * Tudor-Locke: sleep periods from scores by the minute, without a diary.
 *
 * A period begins with the first of five minutes of sleep in a row, and ends before the first of ten minutes of wake in a row. An
 * unknown minute breaks both; a period that the record's end cuts off ends there, and says so.
 *
 * @param scores - By the minute: 1 asleep, 0 awake, NaN not known.
 * @param counts - Counts by the minute, as long: what movement index and the fewest moving minutes go by.
 * @param options - As the algorithm's own options.
 * @returns The periods in order.
 * @throws InvalidInputError when lengths differ, a score is none, or an option is no whole number.
 *
 * Source: Tudor-Locke C et al. Appl Physiol Nutr Metab 2014;39:53-57, doi:10.1139/apnm-2013-0173 (children, from waist counts).
 * Agrees with: actigraph.sleepr, apply_tudor_locke, on a day of an ActiGraph, with its own and two other sets of options
 *   (tests/peers/sleep).
 */
export function tudorLockePeriods(
	scores: Samples,
	counts: Samples,
	{
		bedtimeStartMinutes = 5,
		wakeEndMinutes = 10,
		shortestMinutes = 160,
		longestMinutes = 1440,
		minimumMovingMinutes = 0,
	}: TudorLockeOptions = {},
): TudorLockePeriod[] {
	const where = "tudorLockePeriods";
	checkSameLength(where, { argument: "scores", values: scores }, { argument: "counts", values: counts });
	checkScores(where, "scores", scores);
	checkCounts(where, "counts", counts);
	checkInteger(where, "bedtimeStartMinutes", bedtimeStartMinutes, 1);
	checkInteger(where, "wakeEndMinutes", wakeEndMinutes, 1);
	checkInteger(where, "shortestMinutes", shortestMinutes, 0);
	checkInRange(where, "longestMinutes", longestMinutes, shortestMinutes, Number.POSITIVE_INFINITY);
	checkInteger(where, "minimumMovingMinutes", minimumMovingMinutes, 0);
	const periods: TudorLockePeriod[] = [];
	let from = -1;
	const close = (to: number, cutOff: boolean) => {
		const period = describe(scores, counts, from, to, cutOff);
		from = -1;
		const { durationMinutes, movementIndexPercent } = period;
		const moving = Math.round((movementIndexPercent * durationMinutes) / 100);
		if (durationMinutes >= shortestMinutes && durationMinutes <= longestMinutes && moving >= minimumMovingMinutes)
			periods.push(period);
	};
	for (const { state, start, end } of runsOf(scores)) {
		if (from < 0 && state === 1 && end - start >= bedtimeStartMinutes) from = start;
		else if (from >= 0 && state === 0 && end - start >= wakeEndMinutes) close(start, false);
	}
	if (from >= 0) close(scores.length, true);
	return periods;
}

function describe(scores: Samples, counts: Samples, from: number, to: number, cutOff: boolean): TudorLockePeriod {
	const runs = runsOf(Float64Array.from(scores).subarray(from, to));
	const minutes = (state: number) =>
		runs.reduce((sum, run) => sum + (Object.is(run.state, state) ? run.end - run.start : 0), 0);
	const sleepRuns = runs.filter(({ state }) => state === 1);
	const nAwakenings = runs.filter(({ state }) => state === 0).length;
	const durationMinutes = to - from;
	const wake = minutes(0);
	let totalCounts = 0;
	let moving = 0;
	for (let i = from; i < to; i++) {
		if (Number.isNaN(counts[i])) continue;
		totalCounts += counts[i];
		if (counts[i] > 0) moving++;
	}
	const movementIndexPercent = (100 * moving) / durationMinutes;
	const fragmentationIndexPercent =
		(100 * sleepRuns.filter(({ start, end }) => end - start === 1).length) / sleepRuns.length;
	return {
		startMinute: from,
		endMinute: to,
		cutOff,
		durationMinutes,
		totalSleepTimeMinutes: minutes(1),
		wakeAfterSleepOnsetMinutes: wake,
		sleepEfficiencyPercent: (100 * minutes(1)) / durationMinutes,
		nAwakenings,
		meanAwakeningMinutes: nAwakenings > 0 ? wake / nAwakenings : 0,
		totalCounts,
		unknownMinutes: minutes(Number.NaN),
		movementIndexPercent,
		fragmentationIndexPercent,
		sleepFragmentationIndexPercent: movementIndexPercent + fragmentationIndexPercent,
	};
}
