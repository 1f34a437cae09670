import type { CurveDays } from "../curves/fill-curve.ts";
import { restingWithinSdBody } from "../device/vendor-smoothing.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { quantities } from "../random/quantities.ts";
import { type DayContext, noiseOf } from "./day-context.ts";
import { fillTurn } from "./fill-turn.ts";
import { lnRmssdWithinSdBody, type SharedNoise } from "./shared-noise.ts";

/** Mean RMSSD before pregnancy, ms: of women and of nights, both log-normal. */
export const rmssdBefore = Math.exp(
	heart.lnRmssdBefore.value + (heart.lnRmssdBetweenSd.value ** 2 + lnRmssdWithinSdBody ** 2) / 2,
);

/** Resting and sleeping heart rate and RMSSD, with the turn before birth. */
export function heartDays(context: DayContext, noise: SharedNoise) {
	const { prepared, person, n, endIndex, onsetIndex, days } = context;
	const { effects } = person;
	const restingHeartRateBpm = new Float64Array(n);
	const rmssdMs = new Float64Array(n);
	fillTurn(restingHeartRateBpm, prepared.heartRateChange, prepared.heartRateSlopeAfterTurn, person, days);
	fillTurn(rmssdMs, prepared.rmssdChange, prepared.rmssdSlopeAfterTurn, person, days);
	recover(restingHeartRateBpm, days, prepared.heartRateAfterBirth, heart.restingAfterBirthTau.value);
	recover(rmssdMs, days, null, heart.rmssdAfterBirthTau.value);
	const sleepingHeartRateBpm = noiseOf(context, quantities.daySleepingHeartRate);
	const riseShare = shareOfChange(heart.riseSd.value, effects.heartRateRise);
	const changeShare = shareOfChange(heart.rmssdChangeSd.value, effects.rmssdChange);
	const restingLevel = heart.restingBefore.value + heart.restingBeforeSd.value * effects.restingHeartRate;
	const rmssdLevel = Math.exp(heart.lnRmssdBefore.value + heart.lnRmssdBetweenSd.value * effects.lnRmssd);
	const { scenario } = prepared.design;
	const plants = scenario.preeclampsiaWearable === "assumed" && person.illness.hasPreeclampsia;
	const ramp = heart.preeclampsiaRamp.value;
	for (let i = 0; i < n; i++) {
		let rate = restingLevel + riseShare * restingHeartRateBpm[i] + restingWithinSdBody * noise.heartRate[i];
		let relative = Math.max(0.2, 1 + (changeShare * rmssdMs[i]) / rmssdBefore);
		if (plants && i < endIndex) {
			const grown = Math.max(0, Math.min(1, (i - onsetIndex + ramp) / ramp));
			rate += heart.preeclampsiaHeartRate.value * grown;
			relative *= 1 - heart.preeclampsiaRmssd.value * grown;
		}
		restingHeartRateBpm[i] = Math.max(36, rate);
		rmssdMs[i] = Math.max(3, rmssdLevel * relative * Math.exp(lnRmssdWithinSdBody * noise.rmssd[i]));
		sleepingHeartRateBpm[i] = Math.max(
			34,
			restingHeartRateBpm[i] + heart.sleepingMinusResting.value + heart.sleepingNoiseSd.value * sleepingHeartRateBpm[i],
		);
	}
	return { restingHeartRateBpm, sleepingHeartRateBpm, rmssdMs };
}

/** A woman's share of a mean change: log-normal with mean 1, so that it is never turned about. */
function shareOfChange(sd: number, z: number): number {
	const variance = Math.log(1 + sd * sd);
	return Math.exp(Math.sqrt(variance) * z - variance / 2);
}

/** After the end: what is left of a change dies away, to a curve after birth or, without one and after a loss, to none. */
function recover(change: Float64Array, days: CurveDays, afterBirth: Float64Array | null, tauDays: number): void {
	const target = days.isBirth ? afterBirth : null;
	const keep = Math.exp(-1 / tauDays);
	let left = (days.endIndex > 0 ? change[Math.min(days.endIndex, days.n) - 1] : 0) - (target ? target[0] : 0);
	for (let i = days.endIndex; i < days.n; i++) {
		change[i] = left + (target ? target[Math.min(i - days.endIndex, target.length - 1)] : 0);
		left *= keep;
	}
}
