import { normalQuantile } from "@quickening/stats";
import type { MeanCurve } from "../curves/fill-curve.ts";
import { piecewise } from "../curves/piecewise.ts";
import { activityParameters as activity } from "../parameters/activity.ts";
import { bloodPressureParameters as pressure } from "../parameters/blood-pressure.ts";
import { bodyParameters as body } from "../parameters/body.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { infantParameters as infant } from "../parameters/infants.ts";
import { assumed, at, type CurvePoint } from "../parameters/parameter.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import { daysSince1970 } from "./days-since-1970.ts";
import { checkDesign, type SyntheticDesign } from "./design.ts";

/** Gestational days and days after birth that the tables below reach. */
const PREGNANT_DAYS = 316;
const AFTER_DAYS = 731;

/** What a design comes to before any pregnancy is drawn: curves as tables by day, and numbers that follow from parameters. */
export interface PreparedDesign {
	readonly design: SyntheticDesign;
	readonly fromDay: number;
	readonly firmwareDay: number;
	/** Change of resting heart rate and RMSSD by gestational day without a turn, and their slopes after it. */
	readonly heartRateChange: Float64Array;
	readonly heartRateSlopeAfterTurn: number;
	readonly heartRateAfterBirth: Float64Array;
	readonly rmssdChange: Float64Array;
	readonly rmssdSlopeAfterTurn: number;
	readonly steps: MeanCurve;
	readonly mvpa: MeanCurve;
	readonly energyChange: MeanCurve;
	readonly deepChange: MeanCurve;
	readonly remChange: MeanCurve;
	readonly lightChange: MeanCurve;
	readonly wakeChange: MeanCurve;
	readonly sleepDriftSd: MeanCurve;
	readonly skinChange: MeanCurve;
	readonly respiratoryChange: MeanCurve;
	readonly oxygenDeficitRise: MeanCurve;
	readonly systolicHome: MeanCurve;
	readonly diastolicHome: MeanCurve;
	/** The clinic's mean less the home's, by gestational day; its last value holds after birth. */
	readonly officeMinusHomeSystolic: Float64Array;
	readonly officeMinusHomeDiastolic: Float64Array;
	readonly officeHeartRate: Float64Array;
	readonly officeHeartRateSd: Float64Array;
	readonly officeTemperature: Float64Array;
	/** SD, between women, of what the clinic adds to a woman's own pressure at home. */
	readonly officeSystolicSd: number;
	readonly officeDiastolicSd: number;
	/** By how much the pressure of women who will have pre-eclampsia lies higher in the first trimester, mmHg. */
	readonly preeclampsiaShift: number;
	readonly coverage: MeanCurve;
	readonly wearHours: MeanCurve;
	readonly boyWeight: Float64Array;
	readonly girlWeight: Float64Array;
	readonly birthWeightSd: Float64Array;
	readonly infantSleepHours: Float64Array;
	readonly nightWakings: Float64Array;
}

const prepared = new WeakMap<SyntheticDesign, PreparedDesign>();

/** The prepared form of a design, made once for each. @throws InvalidInputError when the design can't be. */
export function prepare(design: SyntheticDesign): PreparedDesign {
	const kept = prepared.get(design);
	if (kept) return kept;
	checkDesign(design);
	const made = make(design);
	prepared.set(design, made);
	return made;
}

function make(design: SyntheticDesign): PreparedDesign {
	const { scenario } = design;
	const turn = heart.turnGestation.value;
	const riseSlope =
		scenario.heartRateRise === "mishra-2024"
			? (heart.restingPeak.value - heart.restingBefore.value) / (turn - 14)
			: heart.restingSlopeRowan.value;
	const fallSlope =
		scenario.rmssdFall === "adaimi-2025" ? heart.rmssdFallOwn.value / (turn - 14) : heart.rmssdSlopeRowan.value;
	const erickson = scenario.beforeBirth === "erickson-2023";
	const nadir = heart.restingNadirAfterBirth.value - heart.restingBefore.value;
	const level = (value: number) => new Float64Array(AFTER_DAYS).fill(value);
	const pregnant = (points: readonly CurvePoint[]) => piecewise(points, PREGNANT_DAYS);
	const after = (points: readonly CurvePoint[]) => piecewise(points, AFTER_DAYS);
	const back = (points: readonly CurvePoint[], tauDays: number): MeanCurve => {
		const table = pregnant(points);
		return { pregnant: table, afterBirth: level(table[0]), before: table[0], tauDays };
	};
	const onward = (points: readonly CurvePoint[], afterPoints: readonly CurvePoint[], tauDays: number): MeanCurve => {
		const table = pregnant(points);
		return { pregnant: table, afterBirth: after(afterPoints), before: table[0], tauDays };
	};

	const name = { "green-2020": "Green2020", "alspac-2015": "Alspac", "intergrowth-2021": "Intergrowth" } as const;
	const systolicOffice = pregnant(pressure[`systolic${name[scenario.bloodPressure]}`]);
	const diastolicOffice = pregnant(pressure[`diastolic${name[scenario.bloodPressure]}`]);
	const home = (points: readonly CurvePoint[], afterBirth: number): MeanCurve => {
		const table = pregnant(points);
		return { pregnant: table, afterBirth: level(afterBirth), before: table[0], tauDays: pressure.afterBirthTau.value };
	};
	const systolicHome = home(pressure.systolicHome, pressure.afterBirthSystolicHome.value);
	const diastolicHome = home(pressure.diastolicHome, pressure.afterBirthDiastolicHome.value);
	const rest = (total: number, ...parts: readonly number[]) =>
		Math.sqrt(Math.max(0, total ** 2 - parts.reduce((sum, part) => sum + part ** 2, 0)));
	const [sHome, dHome] = [pressure.systolicHomeSd.value, pressure.diastolicHomeSd.value];
	const [sWithin, dWithin] = [pressure.systolicWithinSd.value, pressure.diastolicWithinSd.value];
	const officeSystolicSd = rest(pressure.systolicOfficeSd.value, sHome, sWithin);
	const officeDiastolicSd = rest(pressure.diastolicOfficeSd.value, dHome, dWithin);
	const covariance =
		pressure.betweenCorrelation.value * sHome * dHome +
		pressure.withinCorrelation.value * sWithin * dWithin +
		officeSystolicSd * officeDiastolicSd;
	const mapSd = Math.sqrt(
		(sHome ** 2 + sWithin ** 2 + officeSystolicSd ** 2) / 9 +
			(4 * (dHome ** 2 + dWithin ** 2 + officeDiastolicSd ** 2)) / 9 +
			(4 / 9) * covariance,
	);

	const zero = [at(0, assumed(0, "1", "design", "no change"))];
	const skin = { "adaimi-2025": body.skinAdaimi, "grant-2022": body.skinGrant, none: zero }[scenario.temperature];
	const { sleepAfter, wakeAfter } = sleepAfterBirth();
	const share = (fraction: number) => sleepAfter.map((minutes) => fraction * minutes);
	const deep = sleep.deepShare.value;
	const rem = sleep.remShare.value;
	const stage = (points: readonly CurvePoint[], afterBirth: Float64Array): MeanCurve => ({
		pregnant: pregnant(points),
		afterBirth,
		before: 0,
		tauDays: 1,
	});
	const officeHeartRate = pregnant(heart.officePoints);
	const [first, peak] = heart.officePoints;
	const officeSlope = (peak.value - first.value) / (peak.day - first.day);
	for (let day = 0; day < first.day; day++) officeHeartRate[day] = first.value - officeSlope * (first.day - day);
	for (let day = peak.day; day < PREGNANT_DAYS; day++) {
		officeHeartRate[day] = peak.value + heart.officeSlopeAfterPeak.value * (day - peak.day);
	}

	return {
		design,
		fromDay: daysSince1970(design.from),
		firmwareDay: design.firmwareChangeOn === null ? Number.POSITIVE_INFINITY : daysSince1970(design.firmwareChangeOn),
		heartRateChange: ramp(riseSlope),
		heartRateSlopeAfterTurn: (erickson ? heart.restingSlopeBeforeBirthErickson : heart.restingSlopeBeforeBirthRowan)
			.value,
		heartRateAfterBirth: after([
			at(0, assumed(nadir, "bpm", "watch", "the level that is approached")),
			at(heart.restingNadirDay.value, assumed(nadir, "bpm", "watch", "the nadir")),
			at(heart.restingBackDay.value, assumed(0, "bpm", "watch", "back at the level before")),
		]),
		rmssdChange: ramp(fallSlope),
		rmssdSlopeAfterTurn: (erickson ? heart.rmssdSlopeBeforeBirthErickson : heart.rmssdSlopeBeforeBirthRowan).value,
		steps: onward(
			scenario.steps === "fitbit-2024" ? activity.stepsFitbit : activity.stepsSaarikko,
			activity.stepsAfterBirth,
			1,
		),
		mvpa: onward(activity.mvpa, activity.mvpaAfterBirth, 1),
		energyChange: back(activity.energyChange, 30),
		deepChange: stage(sleep.deepChange, share(deep)),
		remChange: stage(sleep.remChange, share(rem)),
		lightChange: stage(sleep.lightChange, share(1 - deep - rem)),
		wakeChange: stage(sleep.wakeChange, wakeAfter),
		sleepDriftSd: {
			pregnant: pregnant(sleep.driftSd),
			afterBirth: after(sleep.timeInBedDriftSdAfterBirth),
			before: 0,
			tauDays: 1,
		},
		skinChange: back(skin, 7),
		respiratoryChange: back(scenario.respiratory === "none" ? zero : body.respiratoryAdaimi, 14),
		oxygenDeficitRise: back(body.oxygenDeficitRise, 14),
		systolicHome,
		diastolicHome,
		officeMinusHomeSystolic: systolicOffice.map((value, day) => value - systolicHome.pregnant[day]),
		officeMinusHomeDiastolic: diastolicOffice.map((value, day) => value - diastolicHome.pregnant[day]),
		officeHeartRate,
		officeHeartRateSd: pregnant(heart.officeSdPoints),
		officeTemperature: pregnant(body.officeTemperature),
		officeSystolicSd,
		officeDiastolicSd,
		preeclampsiaShift: Math.SQRT2 * normalQuantile(pressure.preeclampsiaAuc.value) * mapSd,
		coverage: onward(device.coverage, device.coverageAfterBirth, 1),
		wearHours: onward(device.wearHours, device.wearHoursAfterBirth, 10),
		boyWeight: pregnant(infant.boyWeight),
		girlWeight: pregnant(infant.girlWeight),
		birthWeightSd: pregnant(infant.weightSd),
		infantSleepHours: after(infant.dailySleep),
		nightWakings: after(infant.nightWakings),
	};
}

/** A straight change from conception on, in units a day. */
function ramp(slope: number): Float64Array {
	return Float64Array.from({ length: PREGNANT_DAYS }, (_, day) => slope * Math.max(0, day - 14));
}

/**
 * Change of sleep and of wake in bed after birth, in minutes by day: time in bed is what the larger source gives, and is
 * kept.
 */
function sleepAfterBirth(): { sleepAfter: Float64Array; wakeAfter: Float64Array } {
	const sleepAfter = piecewise(sleep.totalChangeAfterBirth, AFTER_DAYS);
	const inBed = piecewise(sleep.timeInBedAfterBirth, AFTER_DAYS);
	return { sleepAfter, wakeAfter: inBed.map((minutes, day) => minutes - sleepAfter[day]) };
}
