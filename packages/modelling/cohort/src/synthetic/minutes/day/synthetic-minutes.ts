import { checkDay, civilDay, type MinuteSource, minuteStream } from "../minute-source.ts";
import { type SyntheticNight, syntheticNight } from "../night/synthetic-night.ts";
import { awakeHeartRate } from "./awake-heart-rate.ts";
import { dayEnmo } from "./day-enmo.ts";
import { daySteps } from "./day-steps.ts";

/** A civil day of the body, minute by minute, from local midnight to the next: 1440 minutes, 1380 or 1500 where clocks change. */
export interface SyntheticMinutes {
	/** Local date. */
	readonly date: string;
	/** Local midnight: seconds since 1970-01-01T00:00:00Z. Minute i begins 60 i seconds later. */
	readonly startUtcSeconds: number;
	readonly minutes: number;
	readonly isInBed: Uint8Array;
	readonly isAsleep: Uint8Array;
	/** A tenth of the minutes out of bed lie below the day's restingHeartRateBpm; nights have the mean that their day states. */
	readonly heartRateBpm: Float64Array;
	/** They add up to the day's steps. */
	readonly steps: Float64Array;
	/** Their mean is the day's enmoMg. */
	readonly enmoMg: Float64Array;
}

/**
 * Heart rate, steps and acceleration of one day, with the nights that reach into it.
 *
 * Minutes are counted as they pass, also where clocks change: 8 o'clock is minute 420 of a day of 23 hours. After the last day
 * she goes to bed as she did on it.
 *
 * @param day - 0 to below the number of days.
 * @throws InvalidInputError when there is no such day, its numbers contradict each other, or the zone is not known.
 */
export function syntheticMinutes(source: MinuteSource, day: number): SyntheticMinutes {
	checkDay("syntheticMinutes", source, day);
	const { days } = source;
	const { date, startUtcSeconds, minutes } = civilDay(source, day);
	const isInBed = new Uint8Array(minutes);
	const isAsleep = new Uint8Array(minutes);
	const asleepRate = new Float64Array(minutes);
	const lay = (night: SyntheticNight, from: number) => {
		for (let i = Math.max(0, -from); i < night.minutes && from + i < minutes; i++) {
			isInBed[from + i] = 1;
			isAsleep[from + i] = night.isAsleep[i]!;
			asleepRate[from + i] = night.heartRateBpm[i]!;
		}
	};
	const night = syntheticNight(source, day);
	lay(night, night.bedtimeMinute);
	const next = day + 1 < days.n ? syntheticNight(source, day + 1) : night;
	lay(next, minutes + next.bedtimeMinute);

	const isUp = isInBed.map((inBed) => 1 - inBed);
	const steps = daySteps(
		{ steps: days.steps[day]!, mvpaMinutes: days.mvpaMinutes[day]! },
		isUp,
		minuteStream(source, day, "steps"),
	);
	const heartRateBpm = awakeHeartRate(
		days.restingHeartRateBpm[day]!,
		isUp,
		steps,
		minuteStream(source, day, "awake heart rate"),
	);
	for (let m = 0; m < minutes; m++) if (isInBed[m]) heartRateBpm[m] = asleepRate[m]!;
	return {
		date,
		startUtcSeconds,
		minutes,
		isInBed,
		isAsleep,
		heartRateBpm,
		steps,
		enmoMg: dayEnmo(days.enmoMg[day]!, { isInBed, isAsleep, steps }, minuteStream(source, day, "acceleration")),
	};
}
