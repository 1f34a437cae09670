import { bloodPressureParameters as pressure } from "../parameters/blood-pressure.ts";
import { bodyParameters as body } from "../parameters/body.ts";
import { glucoseParameters as glucose } from "../parameters/glucose.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream } from "../random/stream.ts";

/** Where a woman stands among women, in standard deviations, by quantity. */
export type RandomEffects = ReturnType<typeof drawEffects>;

const independent = (rho: number) => Math.sqrt(1 - rho * rho);

/**
 * Draws a woman's random effects. Resting heart rate goes with RMSSD and with steps as measured; given heart rate, those two are
 * independent, which is an assumption. Each has a stream of its own, so that another quantity would move none of them.
 */
export function drawEffects(state: Stream, seed: number, index: number) {
	const draw = (quantity: number) => normal(startStream(state, seed, index, quantity));
	const restingHeartRate = draw(quantities.effectRestingHeartRate);
	const rmssd = heart.betweenRhrLnRmssd.value;
	const steps = heart.betweenRhrLnSteps.value;
	const systolic = draw(quantities.effectSystolic);
	const diastolic = pressure.betweenCorrelation.value;
	const bmi = draw(quantities.effectBmi);
	const perBmi = (glucose.perBmi.value * body.bmi.value * body.lnBmiSd.value) / glucose.meanSd.value;
	return {
		restingHeartRate,
		lnRmssd: rmssd * restingHeartRate + independent(rmssd) * draw(quantities.effectLnRmssd),
		lnSteps: steps * restingHeartRate + independent(steps) * draw(quantities.effectLnSteps),
		sleep: draw(quantities.effectSleep),
		systolic,
		diastolic: diastolic * systolic + independent(diastolic) * draw(quantities.effectDiastolic),
		skinTemperature: draw(quantities.effectSkin),
		respiratoryRate: draw(quantities.effectRespiratory),
		oxygen: draw(quantities.effectOxygen),
		bmi,
		glucose: perBmi * bmi + independent(perBmi) * draw(quantities.effectGlucose),
		glucoseSd: draw(quantities.effectGlucoseSd),
		weightGain: draw(quantities.effectWeightGain),
		heartRateRise: draw(quantities.effectHeartRateRise),
		rmssdChange: draw(quantities.effectRmssdChange),
		sleepDrift: draw(quantities.effectSleepDrift),
		sleepDriftAfterBirth: draw(quantities.effectSleepDriftAfterBirth),
		wake: draw(quantities.effectWake),
		bedtime: draw(quantities.effectBedtime),
		deep: draw(quantities.effectDeep),
		rem: draw(quantities.effectRem),
		mvpa: draw(quantities.effectMvpa),
		enmo: draw(quantities.effectEnmo),
		energy: draw(quantities.effectEnergy),
		height: draw(quantities.effectHeight),
		wear: draw(quantities.effectWear),
		office: draw(quantities.effectOffice),
		voice: draw(quantities.effectVoice),
		sdnn: draw(quantities.effectSdnn),
	};
}
