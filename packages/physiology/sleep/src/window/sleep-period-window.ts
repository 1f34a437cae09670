import { checkInRange, checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { movingQuantile } from "@quickening/signal";
import { quantile } from "@quickening/stats";
import { checkAngles } from "../scores/check-counts.ts";
import { runsOf } from "../scores/runs.ts";

/** Bounds of the threshold in degrees, by whose they are. */
export const sleepWindowBoundsDegrees = {
	/** GGIR, since its first release with HDCZA. */
	ggir: [0.13, 0.5],
	/** A fixed threshold, the default of newer releases of GGIR, as wristpy 0.2.10 takes it from there. */
	ggirFixed: [0.2, 0.2],
	/** scikit-digital-health 0.17.18. */
	skdh: [0.1, 1],
	/** The paper, which sets none. */
	vanHees2018: [0, Number.POSITIVE_INFINITY],
} as const satisfies Record<string, readonly [number, number]>;

export interface SleepPeriodWindowOptions {
	/** Length of an epoch of the angle; 5 by default, for which the constants were chosen. */
	readonly epochSeconds?: number;
	/** Window of the running median; 5 min by default. */
	readonly medianMinutes?: number;
	/** Percentile of the medians, and what it is multiplied by; 10 and 15 by default. */
	readonly percentile?: number;
	readonly factor?: number;
	/** A name of {@link sleepWindowBoundsDegrees}, or two numbers; "ggir" by default. */
	readonly bounds?: keyof typeof sleepWindowBoundsDegrees | readonly [lowest: number, highest: number];
	/** A still block lasts longer than this; 30 by default. */
	readonly blockMinutes?: number;
	/** Still blocks less than this apart are one; 60 by default. */
	readonly gapMinutes?: number;
}

/** A stretch of seconds from the record's start. */
export interface Stretch {
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** The window in which the main sleep of a day lies. */
export interface SleepPeriodWindow extends Stretch {
	/** NaN, as start and end, when there is no still block. */
	readonly minutes: number;
	/** What a running median had to lie below. */
	readonly thresholdDegrees: number;
	/** Time within the window of which the angle is not known. */
	readonly unknownMinutes: number;
	/** All still blocks, gaps between them closed, in order; the longest is the window. */
	readonly blocks: readonly Stretch[];
	readonly warnings: readonly Warning[];
}

/**
 * Sleep period window (HDCZA): the longest stretch of a day in which the arm hardly turns, found without a diary.
 *
 * The running median over 5 min of the change of angle-z from epoch to epoch; still is what lies below 15 times its 10th
 * percentile of the day, within bounds; blocks of more than 30 min, gaps of less than 60 min between them closed; the longest is
 * the window.
 *
 * @param angleZDegrees - Angle of the forearm against the horizontal by epoch over one day, best from noon to noon; NaN marks an
 *   epoch that is not known (a gap, not worn): it is not still, so an unknown hour ends a block. A running median needs half of
 *   its changes known.
 * @param options - Epoch and constants of the algorithm.
 * @returns Times from the first epoch; NaN with the warning "no-window" when no block lasts long enough, "mostly-unknown" when
 *   more than a third of the day is not known, "unknown-inside" when the window bridges what is not known, "at-edge" when it
 *   touches begin or end of what was given, so that it may go on beyond.
 * @throws InvalidInputError when an angle lies beyond 90 degrees, an option is not above 0 or bounds are not in order.
 *
 * Source: van Hees VT et al. Sci Rep 2018;8:12975, doi:10.1038/s41598-018-31266-z.
 * Agrees with: scikit-digital-health 0.17.18, sleep.Sleep, with bounds "skdh" on 26 h of acceleration to the epoch
 *   (tests/peers/sleep). It and GGIR differ in what is dropped at begin and end of the day: skdh keeps short blocks and gaps
 *   there, GGIR closes short gaps.
 */
export function sleepPeriodWindow(
	angleZDegrees: Samples,
	{
		epochSeconds = 5,
		medianMinutes = 5,
		percentile = 10,
		factor = 15,
		bounds = "ggir",
		blockMinutes = 30,
		gapMinutes = 60,
	}: SleepPeriodWindowOptions = {},
): SleepPeriodWindow {
	const where = "sleepPeriodWindow";
	for (const [name, value] of Object.entries({ epochSeconds, medianMinutes, factor, blockMinutes, gapMinutes }))
		checkPositive(where, name, value);
	checkInRange(where, "percentile", percentile, 0, 100);
	checkAngles(where, angleZDegrees);
	const [lowest, highest] = boundsOf(bounds);
	const n = angleZDegrees.length;
	const windowSamples = Math.max(1, Math.round((medianMinutes * 60) / epochSeconds));
	const medians = movingQuantile(absoluteChanges(angleZDegrees), {
		windowSamples,
		p: 0.5,
		minimumFinite: Math.ceil(windowSamples / 2),
	});
	// Whole windows alone: those that the record's ends cut short say less of a level.
	const before = windowSamples >> 1;
	const after = windowSamples - before - 1;
	medians.fill(Number.NaN, 0, Math.min(n, before));
	medians.fill(Number.NaN, Math.max(0, n - after));
	const thresholdDegrees = Math.min(highest, Math.max(lowest, factor * quantile(medians, percentile / 100)));
	const epochs = (minutes: number) => (minutes * 60) / epochSeconds;
	const still = medians.map((value) => (value < thresholdDegrees ? 1 : 0));
	const blocks = stillBlocks(still, epochs(blockMinutes), epochs(gapMinutes));
	return describeWindow(angleZDegrees, blocks, thresholdDegrees, { epochSeconds, before, after });
}

/** Blocks longer than `block` epochs, joined where less than `gap` apart; in epochs. */
export function stillBlocks(still: Samples, block: number, gap: number): [number, number][] {
	const blocks: [number, number][] = [];
	for (const { state, start, end } of runsOf(still)) {
		if (state !== 1 || end - start <= block) continue;
		const last = blocks.at(-1);
		if (last && start - last[1] < gap) last[1] = end;
		else blocks.push([start, end]);
	}
	return blocks;
}

/** |angle - the one before|; 0 for the first, as the peers have it. */
function absoluteChanges(angles: Samples): Float64Array {
	return Float64Array.from({ length: angles.length }, (_, i) =>
		i === 0 ? (Number.isNaN(angles[0]) ? Number.NaN : 0) : Math.abs(angles[i] - angles[i - 1]),
	);
}

function boundsOf(bounds: NonNullable<SleepPeriodWindowOptions["bounds"]>): readonly [number, number] {
	const named = typeof bounds === "string" && Object.hasOwn(sleepWindowBoundsDegrees, bounds);
	const pair = named ? sleepWindowBoundsDegrees[bounds] : typeof bounds === "string" ? undefined : bounds;
	if (!pair || !(pair[0] >= 0) || !(pair[1] >= pair[0]))
		throw new InvalidInputError(
			`sleepPeriodWindow: bounds must be "ggir", "ggirFixed", "skdh", "vanHees2018" or two numbers of 0 or more in order; got ${JSON.stringify(bounds)}`,
			{ code: "unknown-option", argument: "bounds", received: bounds },
		);
	return pair;
}

function describeWindow(
	angles: Samples,
	blocks: readonly [number, number][],
	thresholdDegrees: number,
	{ epochSeconds, before, after }: { epochSeconds: number; before: number; after: number },
): SleepPeriodWindow {
	const warnings: Warning[] = [];
	let unknown = 0;
	for (const angle of angles) if (Number.isNaN(angle)) unknown++;
	if (unknown > angles.length / 3)
		warnings.push({
			code: "mostly-unknown",
			message: `${Math.round((100 * unknown) / angles.length)} % of the day is not known, so what is still was judged on the rest.`,
		});
	let longest: readonly [number, number] | undefined;
	for (const each of blocks) if (!longest || each[1] - each[0] > longest[1] - longest[0]) longest = each;
	const stretches = blocks.map(([start, end]) => ({
		startSeconds: start * epochSeconds,
		endSeconds: end * epochSeconds,
	}));
	if (!longest) {
		warnings.push({ code: "no-window", message: "No still block lasts long enough: there is no sleep period window." });
		const none = Number.NaN;
		return {
			startSeconds: none,
			endSeconds: none,
			minutes: none,
			thresholdDegrees,
			unknownMinutes: none,
			blocks: stretches,
			warnings,
		};
	}
	let inside = 0;
	for (let i = longest[0]; i < longest[1]; i++) if (Number.isNaN(angles[i])) inside++;
	const unknownMinutes = (inside * epochSeconds) / 60;
	if (inside > 0)
		warnings.push({
			code: "unknown-inside",
			message: `${unknownMinutes.toFixed(1)} min within the window are not known.`,
		});
	if (longest[0] <= before || longest[1] >= angles.length - after)
		warnings.push({
			code: "at-edge",
			message: "The window touches begin or end of what was given and may go on beyond.",
		});
	return {
		startSeconds: longest[0] * epochSeconds,
		endSeconds: longest[1] * epochSeconds,
		minutes: ((longest[1] - longest[0]) * epochSeconds) / 60,
		thresholdDegrees,
		unknownMinutes,
		blocks: stretches,
		warnings,
	};
}
