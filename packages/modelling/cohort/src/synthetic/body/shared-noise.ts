import { weekday } from "../design/days-since-1970.ts";
import { innovationWithSmoothed } from "../device/vendor-smoothing.ts";
import { activityParameters as activity } from "../parameters/activity.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import { autoregress, innovationCorrelation } from "../random/autoregression.ts";
import { quantities } from "../random/quantities.ts";
import { fillNormals, startStream } from "../random/stream.ts";
import { type DayContext, noiseOf } from "./day-context.ts";

/** Noise that quantities share within a woman from day to day, in standard deviations. */
export interface SharedNoise {
	readonly heartRate: Float64Array;
	readonly rmssd: Float64Array;
	readonly sleep: Float64Array;
	readonly steps: Float64Array;
}

/** Share of the variance of a night's RMSSD, as a device shows it, that is the body's; the device's error has no memory. */
const shownVariance = heart.lnRmssdWithinSdLong.value ** 2;
const bodyShare = 1 - device.rmssdNoiseSd.value ** 2 / shownVariance;
/** SDs of the body's nights from day to day: what devices show, less their error. */
export const lnRmssdWithinSdBody = Math.sqrt(shownVariance * bodyShare);
export const sleepWithinSdBody = Math.sqrt(sleep.totalWithinSdLong.value ** 2 - device.sleepNoiseSd.value ** 2);

/** Innovations' correlations, from what was measured on the same day (heart rate as its maker smooths it). */
const phiRmssd = heart.lnRmssdLag1Long.value / bodyShare;
/** Steps are her own week, the same each week, and an autoregression. */
const weekShare = activity.weekdayShare.value;
const phiSteps = activity.lnStepsLag1Body.value / (1 - weekShare);
const heartRateRmssd = innovationWithSmoothed(heart.withinRhrLnRmssdLong.value / Math.sqrt(bodyShare), phiRmssd);
const heartRateSleep = innovationWithSmoothed(heart.withinRhrSleep.value, sleep.totalLag1.value);
const heartRateSteps = innovationWithSmoothed(heart.withinRhrLnSteps.value / Math.sqrt(1 - weekShare), phiSteps);
const rmssdSleep = innovationCorrelation(heart.withinLnRmssdSleep.value, phiRmssd, sleep.totalLag1.value);

// Rows of the Cholesky factor, in this order; RMSSD and sleep are independent of steps given heart rate.
const rmssdOwn = Math.sqrt(1 - heartRateRmssd ** 2);
const sleepOnRmssd = (rmssdSleep - heartRateRmssd * heartRateSleep) / rmssdOwn;
const sleepOwn = Math.sqrt(1 - heartRateSleep ** 2 - sleepOnRmssd ** 2);
const stepsOwn = Math.sqrt(1 - heartRateSteps ** 2);

/** Draws it: four streams, mixed day by day, then made into autoregressions. */
export function sharedNoise(context: DayContext): SharedNoise {
	const heartRate = noiseOf(context, quantities.dayHeartRate);
	const rmssd = noiseOf(context, quantities.dayLnRmssd);
	const asleep = noiseOf(context, quantities.daySleep);
	const steps = noiseOf(context, quantities.daySteps);
	for (let i = 0; i < context.n; i++) {
		const h = heartRate[i];
		const r = rmssd[i];
		steps[i] = heartRateSteps * h + stepsOwn * steps[i];
		asleep[i] = heartRateSleep * h + sleepOnRmssd * r + sleepOwn * asleep[i];
		rmssd[i] = heartRateRmssd * h + rmssdOwn * r;
	}
	autoregress(heartRate, context.n, heart.restingLag1Body.value);
	autoregress(rmssd, context.n, phiRmssd);
	autoregress(asleep, context.n, sleep.totalLag1.value);
	autoregress(steps, context.n, phiSteps);
	addWeek(context, steps);
	return { heartRate, rmssd, sleep: asleep, steps };
}

/** Adds a woman's own week to her steps: seven draws, less their mean, so that they move no level. */
function addWeek({ state, prepared, person, n }: DayContext, steps: Float64Array): void {
	startStream(state, prepared.design.seed, person.index, quantities.effectWeekdays);
	const week = fillNormals(new Float64Array(7), 7, state);
	let mean = 0;
	for (const z of week) mean += z / 7;
	// Less their mean, seven draws have 6 / 7 of their variance.
	const scale = Math.sqrt((weekShare * 7) / 6);
	const rest = Math.sqrt(1 - weekShare);
	for (let i = 0; i < n; i++) steps[i] = rest * steps[i] + scale * (week[weekday(person.firstDay + i)] - mean);
}
