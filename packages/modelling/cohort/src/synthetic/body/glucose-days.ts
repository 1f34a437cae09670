import { glucoseParameters as glucose } from "../parameters/glucose.ts";
import { quantities } from "../random/quantities.ts";
import { type DayContext, noiseOf } from "./day-context.ts";

/** Mean glucose of a day and its SD within the day. What gestational diabetes adds goes, in part, after birth. */
export function glucoseDays(context: DayContext) {
	const { prepared, person, n, endIndex } = context;
	const { effects, illness } = person;
	const glucoseMgDl = noiseOf(context, quantities.dayGlucose);
	const glucoseSdMgDl = noiseOf(context, quantities.dayGlucoseSd);
	const carlson = prepared.design.scenario.glucose === "carlson-2024";
	const mean = carlson
		? glucose.meanCarlson.value + glucose.meanCarlsonSd.value * effects.glucose
		: glucose.mean.value + glucose.meanSd.value * effects.glucose;
	const sd = glucose.withinDaySd.value + glucose.withinDaySdSd.value * effects.glucoseSd;
	const addsMean = illness.hasGestationalDiabetes
		? glucose.meanGdm.value + glucose.meanGdmSd.value * effects.glucose - mean
		: 0;
	const addsSd = illness.hasGestationalDiabetes
		? glucose.withinDaySdGdm.value + glucose.withinDaySdGdmSd.value * effects.glucoseSd - sd
		: 0;
	const kept = glucose.afterBirthKept.value;
	for (let i = 0; i < n; i++) {
		const part = i < endIndex ? 1 : kept + (1 - kept) * Math.exp((endIndex - i) / glucose.afterBirthTau.value);
		glucoseMgDl[i] = Math.max(60, mean + part * addsMean + glucose.dayToDaySd.value * glucoseMgDl[i]);
		glucoseSdMgDl[i] = Math.max(5, sd + part * addsSd + glucose.dayToDaySdOfSd.value * glucoseSdMgDl[i]);
	}
	return { glucoseMgDl, glucoseSdMgDl };
}
