import { assumed, at, type CurvePoint, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

const office = (week: number, mmHg: number, source: string): CurvePoint =>
	at(Math.round(7 * week), sourced(mmHg, "mmHg", "office", source));
const home = (week: number, mmHg: number): CurvePoint =>
	at(Math.round(7 * week), sourced(mmHg, "mmHg", "home", s.vestgaard2019));

/** Blood pressure in the clinic and at home: two quantities of the same woman. */
export const bloodPressureParameters = {
	systolicGreen2020: [office(12, 114, s.green2020), office(18.6, 113, s.green2020), office(40, 121, s.green2020)],
	diastolicGreen2020: [office(12, 70, s.green2020), office(19.2, 69, s.green2020), office(40, 78, s.green2020)],
	systolicAlspac: [office(12, 112.1, s.macdonaldWallis2015), office(37, 116, s.macdonaldWallis2015)],
	diastolicAlspac: [office(12, 65.4, s.macdonaldWallis2015), office(37, 70, s.macdonaldWallis2015)],
	systolicIntergrowth: [office(12, 111.5, s.green2021), office(40, 119.6, s.green2021)],
	diastolicIntergrowth: [
		office(12, 69.1, s.green2021),
		office(19.7, 68.5, s.green2021),
		at(weeks(40), assumed(76.5, "mmHg", "office", "the source was read to 19+5 alone; rises as in 4P after it")),
	],
	systolicOfficeSd: sourced(11.4, "mmHg", "office", `${s.green2020}: 12 weeks`),
	diastolicOfficeSd: sourced(8.2, "mmHg", "office", `${s.green2020}: 12 weeks`),
	systolicHome: [home(12 + 1 / 7, 103), home(20, 102), home(35 + 3 / 7, 107)],
	diastolicHome: [home(12 + 1 / 7, 64), home(20, 63), home(35 + 3 / 7, 66)],
	systolicHomeSd: sourced(7, "mmHg", "home", `${s.vestgaard2019}: means of 18 readings`),
	diastolicHomeSd: sourced(5, "mmHg", "home", `${s.vestgaard2019}: means of 18 readings`),
	systolicWithinSd: sourced(7.4, "mmHg", "home", s.welltory),
	diastolicWithinSd: sourced(6.1, "mmHg", "home", s.welltory),
	withinCorrelation: sourced(0.53, "1", "home", s.welltory),
	betweenCorrelation: assumed(0.7, "1", "home", "women with a high systolic have a high diastolic pressure"),
	afterBirthSystolicHome: assumed(107, "mmHg", "home", "back near the third trimester's after birth"),
	afterBirthDiastolicHome: assumed(68, "mmHg", "home", "back near the third trimester's after birth"),
	afterBirthTau: assumed(14, "d", "home", "two weeks"),
	/** Pre-eclampsia: standing of cases in first-trimester mean arterial pressure. */
	preeclampsiaAuc: sourced(0.71, "1", "office", s.mapAuc),
	hypertensiveSystolic: sourced(140, "mmHg", "office", "ISSHP 2021: 140 or more systolic"),
	hypertensiveDiastolic: sourced(90, "mmHg", "office", "ISSHP 2021: or 90 or more diastolic"),
	aboveThresholdSystolic: assumed(10, "mmHg", "office", "mean by which women lie above the threshold at diagnosis"),
	aboveThresholdDiastolic: assumed(6, "mmHg", "office", "mean by which women lie above the threshold at diagnosis"),
	rampDays: assumed(
		7,
		"d",
		"office",
		"pressure rises over the week before diagnosis: chosen by the AUC at 37 to 39 weeks, 0.771",
	),
} as const;
