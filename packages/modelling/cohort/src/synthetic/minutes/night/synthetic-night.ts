import { autoregression, shiftToMean } from "../autoregression.ts";
import { minuteParameters as p } from "../minute-parameters.ts";
import { checkDay, civilDay, type MinuteSource, minuteStream } from "../minute-source.ts";
import { type NightStage, nightStages } from "./night-stages.ts";

/** The night that ends on a day, from going to bed to getting up. */
export interface SyntheticNight {
	/** When she went to bed: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	/** The same in minutes after the local midnight that began the day, negative before it. */
	readonly bedtimeMinute: number;
	/** Per 30 s, "W" to "R"; their minutes are the day's. */
	readonly stages: readonly NightStage[];
	/** Whole minutes in bed: how long the following are. */
	readonly minutes: number;
	/** 1 where the minute begins asleep. */
	readonly isAsleep: Uint8Array;
	/** Its mean over minutes asleep is the day's sleepingHeartRateBpm. */
	readonly heartRateBpm: Float64Array;
	/** Its mean over minutes asleep is the day's skinTemperatureCel. */
	readonly skinTemperatureCel: Float64Array;
}

/**
 * Stages, heart rate and skin temperature through one night. The same source and day give the same night, whatever was made
 * before.
 *
 * @param day - 0 to below the number of days: the night that ends on this day.
 * @throws InvalidInputError when there is no such day, its numbers contradict each other, or the zone is not known.
 */
export function syntheticNight(source: MinuteSource, day: number): SyntheticNight {
	checkDay("syntheticNight", source, day);
	const { days } = source;
	const bedtimeMinute = Math.round(days.bedtimeMinute[day]!);
	const stages = nightStages(
		{
			timeInBedMinutes: days.timeInBedMinutes[day]!,
			lightSleepMinutes: days.lightSleepMinutes[day]!,
			deepSleepMinutes: days.deepSleepMinutes[day]!,
			remSleepMinutes: days.remSleepMinutes[day]!,
		},
		minuteStream(source, day, "stages"),
	);
	const minutes = Math.ceil(stages.length / 2);
	const isAsleep = Uint8Array.from({ length: minutes }, (_, m) => (stages[2 * m] === "W" ? 0 : 1));
	return {
		startUtcSeconds: civilDay(source, day).startUtcSeconds + 60 * bedtimeMinute,
		bedtimeMinute,
		stages,
		minutes,
		isAsleep,
		heartRateBpm: nightHeartRate(source, day, stages, isAsleep),
		skinTemperatureCel: nightSkinTemperature(source, day, isAsleep),
	};
}

function nightHeartRate(
	source: MinuteSource,
	day: number,
	stages: readonly NightStage[],
	isAsleep: Uint8Array,
): Float64Array {
	const n = isAsleep.length;
	const rate = autoregression(minuteStream(source, day, "night heart rate"), n, p.asleepNoisePhi, p.asleepNoiseBpm);
	const follow = 1 - Math.exp(-1 / p.stageLagMinutes);
	let excess = p.wakeExcessBpm;
	for (let m = 0; m < n; m++) {
		excess += follow * (excessBpm(stages[2 * m]!) - excess);
		rate[m]! += excess + p.onsetExcessBpm * Math.exp(-m / p.onsetExcessMinutes);
	}
	return shiftToMean(rate, isAsleep, source.days.sleepingHeartRateBpm[day]!);
}

function excessBpm(stage: NightStage): number {
	if (stage === "W") return p.wakeExcessBpm;
	if (stage === "R") return p.remExcessBpm;
	return stage === "N3" ? p.deepExcessBpm : 0;
}

/** Skin warms as she falls asleep, by way of the blood that leaves the core, and cools a little when she wakes. */
function nightSkinTemperature(source: MinuteSource, day: number, isAsleep: Uint8Array): Float64Array {
	const n = isAsleep.length;
	const temperature = autoregression(minuteStream(source, day, "skin temperature"), n, p.skinNoisePhi, p.skinNoiseCel);
	const follow = 1 - Math.exp(-1 / p.skinRiseMinutes);
	let warmth = 0;
	for (let m = 0; m < n; m++) {
		warmth += follow * ((isAsleep[m] ? p.skinRiseCel : p.skinRiseCel + 4 * p.skinWakeCel) - warmth);
		temperature[m]! += warmth;
	}
	return shiftToMean(temperature, isAsleep, source.days.skinTemperatureCel[day]!);
}
