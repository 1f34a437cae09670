import { checkInRange, checkPositive, type Samples, type Warning } from "@quickening/core";
import { movingQuantile } from "@quickening/signal";
import { quantile } from "@quickening/stats";
import { checkEach } from "../scores/check-counts.ts";
import { type Stretch, stillBlocks } from "./sleep-period-window.ts";

export interface HeartRateSleepWindowOptions {
	readonly epochSeconds: number;
	/** Quantile of the day's heart rate below which it is low; 0.4 by default. */
	readonly quantile?: number;
	/** Window of the running median that steadies the rate; 10 by default. */
	readonly smoothMinutes?: number;
	/** A low block lasts longer than this; 30 by default. */
	readonly blockMinutes?: number;
	/** Low blocks less than this apart are one; 60 by default. */
	readonly gapMinutes?: number;
}

/** The longest stretch of low heart rate. */
export interface HeartRateSleepWindow extends Stretch {
	readonly minutes: number;
	readonly thresholdPerMinute: number;
	readonly blocks: readonly Stretch[];
	readonly warnings: readonly Warning[];
}

/**
 * Sleep window by heart rate: the longest stretch of a day in which a person's own heart rate is low.
 *
 * Low is a running median below a quantile of the day. A named simple rule, in the form of Perez-Pozuelo 2022 (quantile, shortest
 * block, joined gaps) without its second step, which moves begin and end to where the rate is volatile: it finds when, not how
 * well.
 *
 * @param heartRatePerMinute - By epoch over one day, best from noon to noon; NaN marks an epoch without a value (a device's 0
 *   must become NaN first, or it would be the lowest rate of all). Half of a running median must be known; what is not known is
 *   not low.
 * @param options - Epoch and the rule's constants.
 * @returns Times from the first epoch; NaN with the warning "no-window" when no block lasts long enough.
 * @throws InvalidInputError when a rate is none of a heart or an option is out of range.
 *
 * Source: Perez-Pozuelo I et al. Sci Rep 2022;12:7956, doi:10.1038/s41598-022-11792-7.
 */
export function heartRateSleepWindow(
	heartRatePerMinute: Samples,
	{
		epochSeconds,
		quantile: share = 0.4,
		smoothMinutes = 10,
		blockMinutes = 30,
		gapMinutes = 60,
	}: HeartRateSleepWindowOptions,
): HeartRateSleepWindow {
	const where = "heartRateSleepWindow";
	for (const [name, value] of Object.entries({ epochSeconds, smoothMinutes, blockMinutes, gapMinutes }))
		checkPositive(where, name, value);
	checkInRange(where, "quantile", share, 0, 1);
	checkEach(where, "heartRatePerMinute", heartRatePerMinute, { low: 1, high: 350, rule: "1 to 350 a minute" });
	const windowSamples = Math.max(1, Math.round((smoothMinutes * 60) / epochSeconds));
	const steady = movingQuantile(heartRatePerMinute, {
		windowSamples,
		p: 0.5,
		minimumFinite: Math.ceil(windowSamples / 2),
	});
	const thresholdPerMinute = quantile(steady, share);
	const low = steady.map((rate) => (rate < thresholdPerMinute ? 1 : 0));
	const blocks = stillBlocks(low, (blockMinutes * 60) / epochSeconds, (gapMinutes * 60) / epochSeconds);
	const stretches = blocks.map(([start, end]) => ({
		startSeconds: start * epochSeconds,
		endSeconds: end * epochSeconds,
	}));
	let longest: Stretch | undefined;
	for (const each of stretches)
		if (!longest || each.endSeconds - each.startSeconds > longest.endSeconds - longest.startSeconds) longest = each;
	return {
		startSeconds: longest?.startSeconds ?? Number.NaN,
		endSeconds: longest?.endSeconds ?? Number.NaN,
		minutes: longest ? (longest.endSeconds - longest.startSeconds) / 60 : Number.NaN,
		thresholdPerMinute,
		blocks: stretches,
		warnings: longest
			? []
			: [{ code: "no-window", message: "No block of low heart rate lasts long enough: there is no sleep window." }],
	};
}
