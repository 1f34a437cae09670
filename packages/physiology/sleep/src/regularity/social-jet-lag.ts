import { checkSameLength, type Samples, type Warning } from "@quickening/core";
import { mean } from "@quickening/stats";
import { checkClockHours, clockDifferenceHours, meanClockHours, wrapHours } from "./clock-times.ts";
import { midSleep } from "./mid-sleep.ts";

export interface SocialJetLagInput {
	/** Local time of sleep onset, 0 to 24 hours, one a night; NaN where not known. */
	readonly onsetHours: Samples;
	/** Local time of waking, as long. */
	readonly wakeHours: Samples;
	/** Whether the person was free to sleep on: the day on which they wake is no day of work or school. */
	readonly isFree: readonly boolean[];
}

/** How far free days lie from working days. Hours. */
export interface SocialJetLag {
	/** Mid-sleep on free days less that on working days; positive: later when free. Its size is the social jet lag. */
	readonly differenceHours: number;
	/** |difference|. */
	readonly socialJetLagHours: number;
	readonly midSleepFreeHours: number;
	readonly midSleepWorkHours: number;
	/** Mid-sleep on free days, corrected for sleeping in (MSFsc): the chronotype. */
	readonly chronotypeHours: number;
	readonly nFree: number;
	readonly nWork: number;
	readonly warnings: readonly Warning[];
}

/**
 * Social jet lag: how much later a person sleeps when free.
 *
 * @param nights - Onset, waking and whether free; nights of which a time is not known are left out.
 * @returns Hours; NaN with the warning "one-kind" without a night of either kind, "few-nights" with one alone of a kind.
 * @throws InvalidInputError when lengths differ or a time lies outside 0 to 24.
 *
 * Source: Wittmann M et al. Chronobiol Int 2006;23:497-509, doi:10.1080/07420520500545979; the correction: Roenneberg T et al.
 * Curr Biol 2004;14:R1038-R1039, doi:10.1016/j.cub.2004.11.039: minus half of what sleep on free days exceeds the week's mean.
 * @example
 * socialJetLag({ onsetHours: [23, 1], wakeHours: [7, 9], isFree: [false, true] }).socialJetLagHours; // 2
 */
export function socialJetLag({ onsetHours, wakeHours, isFree }: SocialJetLagInput): SocialJetLag {
	const where = "socialJetLag";
	checkSameLength(where, { argument: "onsetHours", values: onsetHours }, { argument: "isFree", values: isFree });
	checkSameLength(where, { argument: "onsetHours", values: onsetHours }, { argument: "wakeHours", values: wakeHours });
	checkClockHours(where, "onsetHours", onsetHours);
	checkClockHours(where, "wakeHours", wakeHours);
	const mids = midSleep(onsetHours, wakeHours);
	const of = (free: boolean) => {
		const nights = isFree.flatMap((is, i) => (is === free && !Number.isNaN(mids[i]) ? [i] : []));
		return {
			n: nights.length,
			mid: meanClockHours(nights.map((i) => mids[i])),
			duration: mean(nights.map((i) => wrapHours(wakeHours[i] - onsetHours[i]))),
		};
	};
	const free = of(true);
	const work = of(false);
	const differenceHours = clockDifferenceHours(work.mid, free.mid);
	// A week of five working days and two free ones, whatever was recorded.
	const week = (5 * work.duration + 2 * free.duration) / 7;
	const slept = Math.max(0, free.duration - week);
	const warnings: Warning[] = [];
	if (free.n === 0 || work.n === 0)
		warnings.push({ code: "one-kind", message: `${free.n} free and ${work.n} working nights: both are needed.` });
	else if (free.n < 2 || work.n < 2)
		warnings.push({
			code: "few-nights",
			message: `${free.n} free and ${work.n} working nights: one night stands for all.`,
		});
	return {
		differenceHours,
		socialJetLagHours: Math.abs(differenceHours),
		midSleepFreeHours: free.mid,
		midSleepWorkHours: work.mid,
		chronotypeHours: Number.isNaN(week) ? Number.NaN : wrapHours(free.mid - slept / 2),
		nFree: free.n,
		nWork: work.n,
		warnings,
	};
}
