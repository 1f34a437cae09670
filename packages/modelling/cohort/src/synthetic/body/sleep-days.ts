import { weekday } from "../design/days-since-1970.ts";
import { infantParameters as infant } from "../parameters/infants.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import { quantities } from "../random/quantities.ts";
import { curveOf, type DayContext, noiseOf } from "./day-context.ts";
import { type SharedNoise, sleepWithinSdBody } from "./shared-noise.ts";

/**
 * Nights. Sleep is her level, the change of the week, her drift from it, the weekend, her child's wakings and the night's
 * own; deep and REM sleep share it, light sleep is the rest; time in bed is sleep and wake.
 *
 * @param wakings - Night wakings of her child above what is usual at its age, from the day of birth on; null without a child.
 */
export function sleepDays(context: DayContext, noise: SharedNoise, wakings: Float64Array | null) {
	const { prepared, person, n, endIndex } = context;
	const { effects } = person;
	const deepSleepMinutes = curveOf(context, prepared.deepChange);
	const remSleepMinutes = curveOf(context, prepared.remChange);
	const lightSleepMinutes = curveOf(context, prepared.lightChange);
	const timeInBedMinutes = curveOf(context, prepared.wakeChange);
	const drift = curveOf(context, prepared.sleepDriftSd);
	const zDeep = noiseOf(context, quantities.dayDeep);
	const zRem = noiseOf(context, quantities.dayRem);
	const zWake = noiseOf(context, quantities.dayWake);
	const bedtimeMinute = noiseOf(context, quantities.dayBedtime);

	const shareWithin = sleep.shareWithinSd.value;
	const between = sleep.shareBetweenSd.value;
	// Log-normal shares lie above their median on average: taken off, so that the means stay.
	const deepLevel = sleep.total.value * sleep.deepShare.value * Math.exp(between * effects.deep - between ** 2 / 2);
	const remLevel = sleep.total.value * sleep.remShare.value * Math.exp(between * effects.rem - between ** 2 / 2);
	const level = sleep.total.value + sleep.totalBetweenSd.value * effects.sleep;
	const wakeLevel = Math.max(15, sleep.wake.value + sleep.wakeBetweenSd.value * effects.wake);
	const wakeLogSd = Math.sqrt(Math.log(1 + (sleep.wakeWithinSd.value / sleep.wake.value) ** 2));
	const plantsMood = prepared.design.scenario.depressionSleep === "assumed" && person.illness.hasPostnatalDepression;
	const lowMood = plantsMood ? sleep.depressionLoss.value : 0;
	const bedtime = sleep.bedtime.value + sleep.bedtimeBetweenSd.value * effects.bedtime;
	for (let i = 0; i < n; i++) {
		const dayOfWeek = weekday(person.firstDay + i);
		const isWeekend = dayOfWeek === 0 || dayOfWeek === 6;
		const isAfter = i >= endIndex;
		const change = deepSleepMinutes[i] + remSleepMinutes[i] + lightSleepMinutes[i];
		const awoken = isAfter && wakings ? infant.motherMinutesPerWaking.value * wakings[i - endIndex] : 0;
		const total = Math.max(
			60,
			Math.min(
				780,
				level +
					change +
					drift[i] * (isAfter ? effects.sleepDriftAfterBirth : effects.sleepDrift) +
					sleep.weekend.value * (isWeekend ? 5 / 7 : -2 / 7) -
					(isAfter ? lowMood : 0) -
					awoken +
					sleepWithinSdBody * noise.sleep[i],
			),
		);
		const ratio = total / (sleep.total.value + change);
		const ofNight = (z: number) => Math.exp(shareWithin * z - shareWithin ** 2 / 2);
		const deep = Math.max(2, (deepLevel + deepSleepMinutes[i]) * ratio * ofNight(zDeep[i]));
		const rem = Math.max(2, (remLevel + remSleepMinutes[i]) * ratio * ofNight(zRem[i]));
		const scale = Math.min(1, (0.7 * total) / (deep + rem));
		deepSleepMinutes[i] = deep * scale;
		remSleepMinutes[i] = rem * scale;
		lightSleepMinutes[i] = total - deepSleepMinutes[i] - remSleepMinutes[i];
		const wake = Math.max(5, wakeLevel + timeInBedMinutes[i]) * Math.exp(wakeLogSd * zWake[i] - wakeLogSd ** 2 / 2);
		timeInBedMinutes[i] = total + Math.max(5, wake + awoken);
		const toBed =
			bedtime + sleep.bedtimeWithinSd.value * bedtimeMinute[i] + (isWeekend ? sleep.bedtimeWeekend.value : 0);
		bedtimeMinute[i] = Math.max(-300, Math.min(300, toBed));
	}
	return { timeInBedMinutes, lightSleepMinutes, deepSleepMinutes, remSleepMinutes, bedtimeMinute };
}
