import { checkInRange, type Samples } from "@quickening/core";
import { checkClockHours, clockDifferenceHours, meanClockHours } from "./clock-times.ts";

/** Deviation in phase. Hours. */
export interface CompositePhaseDeviation {
	/** Mean over days of the root of mistiming squared plus irregularity squared. */
	readonly compositeHours: number;
	/** Mean |mid-sleep - reference|. */
	readonly mistimingHours: number;
	/** Mean |mid-sleep - that of the day before|. */
	readonly irregularityHours: number;
	/** Days with a mid-sleep and one the day before. */
	readonly nDays: number;
}

/**
 * Composite phase deviation: how far sleep lies from where it should, and from where it lay the day before, in one number.
 *
 * @param midSleepHours - Local time of mid-sleep, 0 to 24, one a day in order; NaN where not known. A day counts when it and the
 *   day before are known, so that a gap is not taken for a jump.
 * @param options.referenceHours - Where mid-sleep should lie: the chronotype ({@link socialJetLag}); by default the person's own
 *   mean.
 * @returns Hours; NaN when no two days in a row are known.
 * @throws InvalidInputError when a time lies outside 0 to 24.
 *
 * Source: Fischer D, Vetter C, Roenneberg T. Sci Rep 2016;6:38601, doi:10.1038/srep38601.
 * @example
 * compositePhaseDeviation([3, 6], { referenceHours: 2 }).compositeHours; // 5, the root of 4 and 3 squared
 */
export function compositePhaseDeviation(
	midSleepHours: Samples,
	{ referenceHours }: { readonly referenceHours?: number } = {},
): CompositePhaseDeviation {
	checkClockHours("compositePhaseDeviation", "midSleepHours", midSleepHours);
	if (referenceHours !== undefined) checkInRange("compositePhaseDeviation", "referenceHours", referenceHours, 0, 24);
	const reference = referenceHours ?? meanClockHours(midSleepHours);
	let composite = 0;
	let mistiming = 0;
	let irregularity = 0;
	let nDays = 0;
	for (let i = 1; i < midSleepHours.length; i++) {
		const off = clockDifferenceHours(reference, midSleepHours[i]);
		const jump = clockDifferenceHours(midSleepHours[i - 1], midSleepHours[i]);
		if (Number.isNaN(off + jump)) continue;
		composite += Math.hypot(off, jump);
		mistiming += Math.abs(off);
		irregularity += Math.abs(jump);
		nDays++;
	}
	return {
		compositeHours: composite / nDays,
		mistimingHours: mistiming / nDays,
		irregularityHours: irregularity / nDays,
		nDays,
	};
}

/**
 * Intraindividual standard deviation of a time of the day (onset, mid-sleep, waking): the spread of its nights around their
 * circular mean.
 *
 * @param hours - 0 to 24, one a night; NaN where not known.
 * @returns Hours, with n - 1; NaN of fewer than two nights, or when they lie all round the clock.
 * @throws InvalidInputError when a time lies outside 0 to 24.
 *
 * Source: Bei B et al. Sleep Med Rev 2016;28:108-124, doi:10.1016/j.smrv.2015.06.003. Of durations, take `standardDeviation` of
 * @quickening/stats.
 * @example
 * clockStandardDeviation([23, 1]); // 1.414...
 */
export function clockStandardDeviation(hours: Samples): number {
	checkClockHours("clockStandardDeviation", "hours", hours);
	const centre = meanClockHours(hours);
	let n = 0;
	let sum = 0;
	let squares = 0;
	for (const hour of hours) {
		const off = clockDifferenceHours(centre, hour);
		if (Number.isNaN(off)) continue;
		n++;
		sum += off;
		squares += off * off;
	}
	return n > 1 ? Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1)) : Number.NaN;
}
