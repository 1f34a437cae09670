import { type CurveDays, fillCurve, type MeanCurve } from "../curves/fill-curve.ts";
import { weekday } from "../design/days-since-1970.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import { innovationWithSmoothed, restingWithinSdBody } from "../device/vendor-smoothing.ts";
import { activityParameters as activity } from "../parameters/activity.ts";
import { bloodPressureParameters as pressure } from "../parameters/blood-pressure.ts";
import { bodyParameters as body } from "../parameters/body.ts";
import { glucoseParameters as glucose } from "../parameters/glucose.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { infantParameters as infant } from "../parameters/infants.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { autoregress, innovationCorrelation } from "../random/autoregression.ts";
import { quantities } from "../random/quantities.ts";
import { fillNormals, type Stream, startStream } from "../random/stream.ts";
import type { SyntheticDays } from "../synthetic-pregnancy.ts";
import { fillTurn } from "./fill-turn.ts";

/** Innovations' correlations, from what was measured on the same day (heart rate as its maker smooths it). */
const phiRmssd = heart.lnRmssdLag1.value;
const phiSteps = activity.lnStepsLag1.value;
const phiHeartRate = heart.restingLag1Body.value;
const heartRateRmssd = innovationWithSmoothed(heart.withinRhrLnRmssd.value, phiRmssd);
const heartRateSleep = innovationWithSmoothed(heart.withinRhrSleep.value, sleep.totalLag1.value);
const heartRateSteps = innovationWithSmoothed(heart.withinRhrLnSteps.value, phiSteps);
const rmssdSleep = innovationCorrelation(heart.withinLnRmssdSleep.value, phiRmssd, sleep.totalLag1.value);
// Rows of the Cholesky factor: heart rate, RMSSD, sleep, steps; RMSSD and sleep with steps are independent given heart rate.
const rmssdOwn = Math.sqrt(1 - heartRateRmssd ** 2);
const sleepOnRmssd = (rmssdSleep - heartRateRmssd * heartRateSleep) / rmssdOwn;
const sleepOwn = Math.sqrt(1 - heartRateSleep ** 2 - sleepOnRmssd ** 2);
const stepsOwn = Math.sqrt(1 - heartRateSteps ** 2);

/** Mean RMSSD before pregnancy, ms: of women and of nights, both log-normal. */
const rmssdBefore = Math.exp(
	heart.lnRmssdBefore.value + (heart.lnRmssdBetweenSd.value ** 2 + heart.lnRmssdWithinSd.value ** 2) / 2,
);

/** Mean 1, SD `sd`: a woman's share of a mean change, never negative. */
function shareOfChange(sd: number, z: number): number {
	const variance = Math.log(1 + sd * sd);
	return Math.exp(Math.sqrt(variance) * z - variance / 2);
}

/**
 * The body's days of one woman.
 *
 * @param wakings - Night wakings of her child above what is usual at its age, from the day of birth on; null where she has none.
 */
export function drawDays(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	wakings: Float64Array | null,
): SyntheticDays {
	const { design } = prepared;
	const { n, endIndex, effects, illness } = person;
	const days: CurveDays = {
		n,
		endIndex,
		firstGestationalAgeDays: -design.daysBefore,
		isBirth: person.ending.ended !== "loss",
	};
	const array = () => new Float64Array(n);
	const noise = (quantity: number, phi = 0) =>
		autoregress(fillNormals(array(), n, startStream(state, design.seed, person.index, quantity)), n, phi);
	const innovations = (quantity: number) =>
		fillNormals(array(), n, startStream(state, design.seed, person.index, quantity));
	const curve = (mean: MeanCurve) => fillCurve(array(), mean, days);
	const first = -design.daysBefore;

	// Noise that quantities share from day to day.
	const zHeart = innovations(quantities.dayHeartRate);
	const zRmssd = innovations(quantities.dayLnRmssd);
	const zSleep = innovations(quantities.daySleep);
	const zSteps = innovations(quantities.daySteps);
	for (let i = 0; i < n; i++) {
		const h = zHeart[i];
		const r = zRmssd[i];
		zSteps[i] = heartRateSteps * h + stepsOwn * zSteps[i];
		zSleep[i] = heartRateSleep * h + sleepOnRmssd * r + sleepOwn * zSleep[i];
		zRmssd[i] = heartRateRmssd * h + rmssdOwn * r;
	}
	autoregress(zHeart, n, phiHeartRate);
	autoregress(zRmssd, n, phiRmssd);
	autoregress(zSteps, n, phiSteps);

	// Heart rate and RMSSD, with the turn.
	const restingHeartRateBpm = array();
	const rmssdMs = array();
	fillTurn(restingHeartRateBpm, prepared.heartRateChange, prepared.heartRateSlopeAfterTurn, person, days);
	fillTurn(rmssdMs, prepared.rmssdChange, prepared.rmssdSlopeAfterTurn, person, days);
	recover(restingHeartRateBpm, days, prepared.heartRateAfterBirth, heart.restingAfterBirthTau.value);
	recover(rmssdMs, days, null, heart.rmssdAfterBirthTau.value);
	const sleepingHeartRateBpm = noise(quantities.daySleepingHeartRate);
	const riseShare = shareOfChange(heart.riseSd.value, effects.heartRateRise);
	const changeShare = shareOfChange(heart.rmssdChangeSd.value, effects.rmssdChange);
	const restingLevel = heart.restingBefore.value + heart.restingBeforeSd.value * effects.restingHeartRate;
	const lnWithin = heart.lnRmssdWithinSd.value;
	const rmssdLevel = Math.exp(heart.lnRmssdBefore.value + heart.lnRmssdBetweenSd.value * effects.lnRmssd);
	const plantsPreeclampsia = design.scenario.preeclampsiaWearable === "assumed" && illness.hasPreeclampsia;
	const onsetIndex = illness.hypertensionOnsetDays - first;
	for (let i = 0; i < n; i++) {
		let rate = restingLevel + riseShare * restingHeartRateBpm[i] + restingWithinSdBody * zHeart[i];
		let relative = Math.max(0.2, 1 + (changeShare * rmssdMs[i]) / rmssdBefore);
		if (plantsPreeclampsia && i < endIndex) {
			const grown = Math.max(0, Math.min(1, (i - onsetIndex + 28) / 28));
			rate += 4 * grown;
			relative *= 1 - 0.15 * grown;
		}
		restingHeartRateBpm[i] = Math.max(36, rate);
		rmssdMs[i] = Math.max(3, rmssdLevel * relative * Math.exp(lnWithin * zRmssd[i]));
		sleepingHeartRateBpm[i] = Math.max(
			34,
			restingHeartRateBpm[i] + heart.sleepingMinusResting.value + heart.sleepingNoiseSd.value * sleepingHeartRateBpm[i],
		);
	}

	// Sleep.
	const deepSleepMinutes = curve(prepared.deepChange);
	const remSleepMinutes = curve(prepared.remChange);
	const lightSleepMinutes = curve(prepared.lightChange);
	const timeInBedMinutes = curve(prepared.wakeChange);
	const drift = curve(prepared.sleepDriftSd);
	const zDeep = noise(quantities.dayDeep);
	const zRem = noise(quantities.dayRem);
	const zWake = noise(quantities.dayWake);
	const bedtimeMinute = noise(quantities.dayBedtime);
	const { deepShare, remShare } = sleep;
	const shareWithin = sleep.shareWithinSd.value;
	const deepLevel = sleep.total.value * deepShare.value * Math.exp(sleep.shareBetweenSd.value * effects.deep);
	const remLevel = sleep.total.value * remShare.value * Math.exp(sleep.shareBetweenSd.value * effects.rem);
	const usualLevel = sleep.total.value + sleep.totalBetweenSd.value * effects.sleep;
	// Log-normal shares lie above their median: taken off, so that the means stay.
	const above = Math.exp(-(sleep.shareBetweenSd.value ** 2) / 2);
	const wakeLevel = Math.max(15, sleep.wake.value + sleep.wakeBetweenSd.value * effects.wake);
	const wakeLogSd = Math.sqrt(Math.log(1 + (sleep.wakeWithinSd.value / sleep.wake.value) ** 2));
	const lowMood = design.scenario.depressionSleep === "assumed" && illness.hasPostnatalDepression ? 25 : 0;
	for (let i = 0; i < n; i++) {
		const dayOfWeek = weekday(person.firstDay + i);
		const isWeekend = dayOfWeek === 0 || dayOfWeek === 6;
		const isAfter = i >= endIndex;
		const change = deepSleepMinutes[i] + remSleepMinutes[i] + lightSleepMinutes[i];
		const usual =
			usualLevel +
			change +
			drift[i] * (isAfter ? effects.sleepDriftAfterBirth : effects.sleepDrift) +
			sleep.weekend.value * (isWeekend ? 5 / 7 : -2 / 7) -
			(isAfter ? lowMood : 0);
		const awoken = isAfter && wakings ? infant.motherMinutesPerWaking.value * wakings[i - endIndex] : 0;
		const total = Math.max(60, Math.min(780, usual - awoken + sleep.totalWithinSd.value * zSleep[i]));
		const ratio = total / (sleep.total.value + change);
		const deep = Math.max(
			2,
			(deepLevel * above + deepSleepMinutes[i]) * ratio * Math.exp(shareWithin * zDeep[i] - shareWithin ** 2 / 2),
		);
		const rem = Math.max(
			2,
			(remLevel * above + remSleepMinutes[i]) * ratio * Math.exp(shareWithin * zRem[i] - shareWithin ** 2 / 2),
		);
		const scale = Math.min(1, (0.7 * total) / (deep + rem));
		deepSleepMinutes[i] = deep * scale;
		remSleepMinutes[i] = rem * scale;
		lightSleepMinutes[i] = total - deepSleepMinutes[i] - remSleepMinutes[i];
		const wake = Math.max(5, wakeLevel + timeInBedMinutes[i]) * Math.exp(wakeLogSd * zWake[i] - wakeLogSd ** 2 / 2);
		timeInBedMinutes[i] = total + wake + Math.max(0, awoken);
		bedtimeMinute[i] = Math.max(
			-300,
			Math.min(
				300,
				sleep.bedtime.value +
					sleep.bedtimeBetweenSd.value * effects.bedtime +
					sleep.bedtimeWithinSd.value * bedtimeMinute[i] +
					(isWeekend ? sleep.bedtimeWeekend.value : 0),
			),
		);
	}

	// Activity and energy.
	const steps = curve(prepared.steps);
	const mvpaMinutes = curve(prepared.mvpa);
	const energyExpenditureKcal = curve(prepared.energyChange);
	const enmoMg = noise(quantities.dayEnmo);
	const zMvpa = noise(quantities.dayMvpa);
	const zEnergy = noise(quantities.dayEnergy);
	const stepsBetween = activity.stepsBetweenSd.value;
	const stepsWithin = activity.lnStepsWithinSd.value;
	const stepsLevel = Math.exp(stepsBetween * effects.lnSteps - stepsBetween ** 2 / 2);
	const rho = activity.mvpaStepsCorrelation.value;
	const rhoOwn = Math.sqrt(1 - rho * rho);
	const mvpaBetween = activity.mvpaBetweenSd.value;
	const mvpaWithin = activity.mvpaWithinSd.value;
	const zMvpaLevel = rho * effects.lnSteps + rhoOwn * effects.mvpa;
	const mvpaLevel = Math.exp(mvpaBetween * zMvpaLevel - mvpaBetween ** 2 / 2);
	const weekendSteps = activity.stepsWeekend.value;
	const stepsOfEnmo = prepared.steps.pregnant[140];
	const power = activity.enmoStepsPower.value;
	const enmoNoise = activity.enmoWithinSd.value;
	const enmoLogVariance =
		power ** 2 * (stepsBetween ** 2 + stepsWithin ** 2) + activity.enmoBetweenSd.value ** 2 + enmoNoise ** 2;
	const enmoMean =
		activity.enmo.value * Math.exp(-enmoLogVariance / 2 + (power * (stepsBetween ** 2 + stepsWithin ** 2)) / 2);
	const energyLevel = Math.max(1100, activity.energy.value + activity.energyBetweenSd.value * effects.energy);
	for (let i = 0; i < n; i++) {
		const dayOfWeek = weekday(person.firstDay + i);
		const week = 1 + weekendSteps * (dayOfWeek === 0 || dayOfWeek === 6 ? 5 / 7 : -2 / 7);
		const expected = steps[i] * stepsLevel * week;
		const taken = Math.min(60000, expected * Math.exp(stepsWithin * zSteps[i] - stepsWithin ** 2 / 2));
		steps[i] = taken;
		mvpaMinutes[i] = Math.min(
			400,
			mvpaMinutes[i] * mvpaLevel * Math.exp(mvpaWithin * (rho * zSteps[i] + rhoOwn * zMvpa[i]) - mvpaWithin ** 2 / 2),
		);
		enmoMg[i] = Math.max(
			2,
			enmoMean *
				(taken / stepsOfEnmo) ** power *
				Math.exp(activity.enmoBetweenSd.value * effects.enmo + enmoNoise * enmoMg[i]),
		);
		energyExpenditureKcal[i] = Math.max(
			900,
			energyLevel * (1 + energyExpenditureKcal[i] / 100) +
				activity.energyPerStep.value * (taken - expected) +
				activity.energyWithinSd.value * zEnergy[i],
		);
	}

	// Temperature, breath, oxygen.
	const skinTemperatureCel = curve(prepared.skinChange);
	const respiratoryRatePerMinute = curve(prepared.respiratoryChange);
	const spo2Percent = curve(prepared.oxygenDeficitRise);
	const zSkin = noise(quantities.daySkin, body.skinLag1.value);
	const zRespiratory = noise(quantities.dayRespiratory, body.respiratoryLag1.value);
	const zOxygen = noise(quantities.dayOxygen);
	const skinLevel = body.skin.value + body.skinBetweenSd.value * effects.skinTemperature;
	const breathLevel = body.respiratory.value + body.respiratoryBetweenSd.value * effects.respiratoryRate;
	const oxygenLevel = body.lnOxygenDeficit.value + body.lnOxygenDeficitBetweenSd.value * effects.oxygen;
	for (let i = 0; i < n; i++) {
		skinTemperatureCel[i] += skinLevel + body.skinWithinSd.value * zSkin[i];
		respiratoryRatePerMinute[i] = Math.max(
			7,
			respiratoryRatePerMinute[i] + breathLevel + body.respiratoryWithinSd.value * zRespiratory[i],
		);
		spo2Percent[i] = 100 - spo2Percent[i] - Math.exp(oxygenLevel + body.lnOxygenDeficitWithinSd.value * zOxygen[i]);
	}

	// Glucose.
	const glucoseMgDl = noise(quantities.dayGlucose);
	const glucoseSdMgDl = noise(quantities.dayGlucoseSd);
	const carlson = design.scenario.glucose === "carlson-2024";
	const usualMean = carlson ? glucose.meanCarlson.value : glucose.mean.value;
	const usualSd = carlson ? glucose.meanCarlsonSd.value : glucose.meanSd.value;
	const hers = illness.hasGestationalDiabetes
		? glucose.meanGdm.value + glucose.meanGdmSd.value * effects.glucose
		: usualMean + usualSd * effects.glucose;
	const herSd = illness.hasGestationalDiabetes
		? glucose.withinDaySdGdm.value + glucose.withinDaySdGdmSd.value * effects.glucoseSd
		: glucose.withinDaySd.value + glucose.withinDaySdSd.value * effects.glucoseSd;
	const without = usualMean + usualSd * effects.glucose;
	const withoutSd = glucose.withinDaySd.value + glucose.withinDaySdSd.value * effects.glucoseSd;
	const kept = glucose.afterBirthKept.value;
	for (let i = 0; i < n; i++) {
		const part = i < endIndex ? 1 : kept + (1 - kept) * Math.exp((endIndex - i) / glucose.afterBirthTau.value);
		glucoseMgDl[i] = Math.max(60, without + part * (hers - without) + glucose.dayToDaySd.value * glucoseMgDl[i]);
		glucoseSdMgDl[i] = Math.max(
			5,
			withoutSd + part * (herSd - withoutSd) + glucose.dayToDaySdOfSd.value * glucoseSdMgDl[i],
		);
	}

	// Weight.
	const weightKg = noise(quantities.dayWeight);
	fillWeight(weightKg, person, first);

	// Blood pressure at home.
	const systolicHomeMmHg = curve(prepared.systolicHome);
	const diastolicHomeMmHg = curve(prepared.diastolicHome);
	const zSystolic = noise(quantities.daySystolic);
	const zDiastolic = noise(quantities.dayDiastolic);
	const within = pressure.withinCorrelation.value;
	const withinOwn = Math.sqrt(1 - within * within);
	const shift = illness.hasPreeclampsia ? prepared.preeclampsiaShift : 0;
	const systolicLevel = pressure.systolicHomeSd.value * effects.systolic + shift;
	const diastolicLevel = pressure.diastolicHomeSd.value * effects.diastolic + shift;
	const rise = pressureRise(prepared, person, systolicLevel, diastolicLevel);
	const ramp = pressure.rampDays.value;
	for (let i = 0; i < n; i++) {
		let part = 0;
		if (rise) {
			part =
				i <= endIndex
					? Math.max(0, Math.min(1, (i - onsetIndex + ramp) / ramp))
					: Math.exp((endIndex - i) / pressure.afterBirthTau.value);
		}
		const diastolic =
			diastolicHomeMmHg[i] +
			diastolicLevel +
			(rise ? part * rise.diastolic : 0) +
			pressure.diastolicWithinSd.value * (within * zSystolic[i] + withinOwn * zDiastolic[i]);
		diastolicHomeMmHg[i] = Math.max(35, diastolic);
		systolicHomeMmHg[i] = Math.max(
			diastolicHomeMmHg[i] + 12,
			systolicHomeMmHg[i] +
				systolicLevel +
				(rise ? part * rise.systolic : 0) +
				pressure.systolicWithinSd.value * zSystolic[i],
		);
	}

	return {
		n,
		firstDay: person.firstDay,
		firstGestationalAgeDays: first,
		endIndex,
		restingHeartRateBpm,
		sleepingHeartRateBpm,
		rmssdMs,
		steps,
		mvpaMinutes,
		enmoMg,
		energyExpenditureKcal,
		timeInBedMinutes,
		lightSleepMinutes,
		deepSleepMinutes,
		remSleepMinutes,
		bedtimeMinute,
		skinTemperatureCel,
		respiratoryRatePerMinute,
		spo2Percent,
		glucoseMgDl,
		glucoseSdMgDl,
		weightKg,
		systolicHomeMmHg,
		diastolicHomeMmHg,
	};
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

/** What illness adds to her pressure at home by the day of onset, so that the clinic then finds what was drawn. */
function pressureRise(
	prepared: PreparedDesign,
	person: SyntheticPerson,
	systolicLevel: number,
	diastolicLevel: number,
) {
	const { illness, effects } = person;
	if (Number.isNaN(illness.hypertensionOnsetDays)) return null;
	const day = Math.min(prepared.officeMinusHomeSystolic.length - 1, illness.hypertensionOnsetDays);
	const systolicOffice =
		prepared.systolicHome.pregnant[day] +
		systolicLevel +
		prepared.officeMinusHomeSystolic[day] +
		prepared.officeSystolicSd * effects.office;
	const diastolicOffice =
		prepared.diastolicHome.pregnant[day] +
		diastolicLevel +
		prepared.officeMinusHomeDiastolic[day] +
		prepared.officeDiastolicSd * effects.office;
	return {
		systolic: Math.max(5, pressure.hypertensiveSystolic.value + illness.aboveSystolicMmHg - systolicOffice),
		diastolic: Math.max(3, pressure.hypertensiveDiastolic.value + illness.aboveDiastolicMmHg - diastolicOffice),
	};
}

/** Turns noise into weight: a gain by the IOM's rate for her BMI, a loss at birth, a slow return. */
function fillWeight(weightKg: Float64Array, person: SyntheticPerson, first: number): void {
	const { prepregnancyBmi, prepregnancyWeightKg, effects, endIndex } = person;
	const { gainUnder18_5, gain18_5, gain25, gain30 } = body;
	const rate =
		(prepregnancyBmi < 18.5 ? gainUnder18_5 : prepregnancyBmi < 25 ? gain18_5 : prepregnancyBmi < 30 ? gain25 : gain30)
			.value +
		body.gainSd.value * effects.weightGain;
	const early = body.firstTrimesterGain.value;
	const gainOn = (day: number) =>
		day <= 14 ? 0 : day < 91 ? (early * (day - 14)) / 77 : early + (rate * (day - 91)) / 7;
	const isBirth = person.ending.ended !== "loss";
	const gained = gainOn(first + endIndex);
	const atBirth = isBirth ? Math.min(body.lossAtBirth.value, Math.max(0, gained) * 0.6) : 0;
	const keeps = isBirth ? body.retained.value * gained : 0;
	const slow = gained - atBirth - keeps;
	for (let i = 0; i < weightKg.length; i++) {
		const since = i - endIndex;
		const gain =
			since < 0
				? gainOn(first + i)
				: keeps +
					atBirth * 0.3 * Math.exp(-since / body.lossAtBirthTau.value) +
					slow * Math.exp(-since / body.retainedTau.value);
		weightKg[i] = Math.max(32, prepregnancyWeightKg + gain + body.weightNoiseSd.value * weightKg[i]);
	}
}
