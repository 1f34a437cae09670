import { checkSameLength, type Samples } from "@quickening/core";
import { checkEach, checkScores } from "../scores/check-counts.ts";
import { checkClockHours, wrapHours } from "./clock-times.ts";

/**
 * Mid-sleep: the time of the day halfway between falling asleep and waking, night by night.
 *
 * @param onsetHours - Local time of sleep onset, 0 to 24, one a night; NaN where not known.
 * @param wakeHours - Local time of waking, as long; a wake before the onset is the next day's.
 * @returns Hours after midnight, 0 to below 24; NaN where either is not known.
 * @throws InvalidInputError when lengths differ or a time lies outside 0 to 24.
 *
 * Source: Roenneberg T, Wirz-Justice A, Merrow M. J Biol Rhythms 2003;18:80-90, doi:10.1177/0748730402239679.
 * @example
 * midSleep([23, 1], [7, 8]); // [3, 4.5]
 */
export function midSleep(onsetHours: Samples, wakeHours: Samples): Float64Array {
	checkSameLength(
		"midSleep",
		{ argument: "onsetHours", values: onsetHours },
		{ argument: "wakeHours", values: wakeHours },
	);
	checkClockHours("midSleep", "onsetHours", onsetHours);
	checkClockHours("midSleep", "wakeHours", wakeHours);
	return Float64Array.from(onsetHours, (onset, i) => wrapHours(onset + wrapHours(wakeHours[i] - onset) / 2));
}

/**
 * Mid-sleep of a whole record, from every epoch asleep: the circular mean of the time of the day.
 *
 * @param scores - By epoch: 1 asleep, 0 awake, NaN not known. @param secondsOfDay - Local time of each epoch, seconds after
 *   midnight.
 * @returns Hours after midnight; NaN without sleep, or when sleep lies evenly round the clock.
 * @throws InvalidInputError when lengths differ, a score is none, or a time lies outside the day.
 *
 * Source: Lunsford-Avery JR et al. Sci Rep 2018;8:14158, doi:10.1038/s41598-018-32402-5.
 * Agrees with: pyActigraphy 1.2.2, SleepMidPoint(algo="Roenneberg"), to 1e-9 (tests/peers/sleep); it is negative before midnight.
 * @example
 * midSleepOfRecord([1, 1, 0], [3600, 7200, 43200]); // 1.5
 */
export function midSleepOfRecord(scores: Samples, secondsOfDay: Samples): number {
	checkSameLength(
		"midSleepOfRecord",
		{ argument: "scores", values: scores },
		{ argument: "secondsOfDay", values: secondsOfDay },
	);
	checkScores("midSleepOfRecord", "scores", scores);
	const rule = "seconds after midnight, 0 to 86400";
	checkEach("midSleepOfRecord", "secondsOfDay", secondsOfDay, { low: 0, high: 86_400, rule });
	let sine = 0;
	let cosine = 0;
	let n = 0;
	for (let i = 0; i < scores.length; i++) {
		if (scores[i] !== 1) continue;
		const angle = (2 * Math.PI * secondsOfDay[i]) / 86_400;
		sine += Math.sin(angle);
		cosine += Math.cos(angle);
		n++;
	}
	if (n === 0 || Math.hypot(sine, cosine) < 1e-9 * n) return Number.NaN;
	return wrapHours((Math.atan2(sine, cosine) * 24) / (2 * Math.PI));
}
