import { innovationWithSmoothed } from "../device/vendor-smoothing.ts";
import { activityParameters as activity } from "../parameters/activity.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import { autoregress, innovationCorrelation } from "../random/autoregression.ts";
import { quantities } from "../random/quantities.ts";
import { type DayContext, noiseOf } from "./day-context.ts";

/** Noise that quantities share within a woman from day to day, in standard deviations. */
export interface SharedNoise {
	readonly heartRate: Float64Array;
	readonly rmssd: Float64Array;
	readonly sleep: Float64Array;
	readonly steps: Float64Array;
}

/** Innovations' correlations, from what was measured on the same day (heart rate as its maker smooths it). */
const phiRmssd = heart.lnRmssdLag1.value;
const phiSteps = activity.lnStepsLag1.value;
const heartRateRmssd = innovationWithSmoothed(heart.withinRhrLnRmssd.value, phiRmssd);
const heartRateSleep = innovationWithSmoothed(heart.withinRhrSleep.value, sleep.totalLag1.value);
const heartRateSteps = innovationWithSmoothed(heart.withinRhrLnSteps.value, phiSteps);
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
	return { heartRate, rmssd, sleep: asleep, steps };
}
