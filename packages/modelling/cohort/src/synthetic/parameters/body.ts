import { assumed, at, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Temperature, breath, oxygen and weight. */
export const bodyParameters = {
	skin: sourced(34.17, "Cel", "asleep", s.lifesnaps),
	skinBetweenSd: sourced(0.43, "Cel", "asleep", s.lifesnaps),
	skinWithinSd: sourced(0.67, "Cel", "asleep", s.lifesnaps),
	skinLag1: sourced(0.11, "1", "asleep", s.lifesnaps),
	skinAdaimi: [
		at(weeks(4), sourced(0, "Cel", "asleep", `${s.adaimi2025}: begins near week 4`)),
		at(weeks(9), sourced(0.3, "Cel", "asleep", `${s.adaimi2025}: peak near week 9`)),
		at(weeks(20), assumed(0, "Cel", "asleep", "the source gives no way down")),
		at(weeks(36), assumed(0, "Cel", "asleep", "flat until the second rise")),
		at(weeks(40), assumed(0.1, "Cel", "asleep", "the source names a smaller second rise near birth without a number")),
	],
	skinGrant: [
		at(14, sourced(0, "Cel", "asleep", `${s.grant2022}: begins within 5.5 days of conception`)),
		at(20, assumed(0.15, "Cel", "asleep", "half of the rise at the day on which the source detects it")),
		at(weeks(9), sourced(0.3, "Cel", "asleep", `${s.adaimi2025}: peak near week 9`)),
		at(weeks(20), assumed(0, "Cel", "asleep", "the source gives no way down")),
	],
	officeTemperature: [
		at(weeks(12), sourced(36.7, "Cel", "office", s.green2020)),
		at(Math.round(33.4 * 7), sourced(36.5, "Cel", "office", `${s.green2020}: lowest at 33.4 weeks`)),
	],
	officeTemperatureSd: sourced(0.5, "Cel", "office", s.green2020),

	respiratory: sourced(15.1, "/min", "asleep", s.lifesnaps),
	respiratoryBetweenSd: sourced(1.67, "/min", "asleep", s.lifesnaps),
	respiratoryWithinSd: assumed(0.8, "/min", "asleep", "2.4 in lifesnaps-daily, which holds the device's outliers"),
	respiratoryLag1: sourced(0.21, "1", "asleep", s.lifesnaps),
	respiratoryAdaimi: [
		at(weeks(4), assumed(0, "/min", "asleep", "begins with the temperature")),
		at(weeks(9), sourced(1, "/min", "asleep", `${s.adaimi2025}: about 1 near week 9`)),
		at(weeks(20), assumed(0.3, "/min", "asleep", "the source gives no way down")),
	],

	lnOxygenDeficit: sourced(1.337, "ln %", "asleep", `${s.lifesnaps}: ln(100 - SpO2), 8 women, 444 nights`),
	lnOxygenDeficitBetweenSd: sourced(0.167, "ln %", "asleep", s.lifesnaps),
	lnOxygenDeficitWithinSd: sourced(0.217, "ln %", "asleep", s.lifesnaps),
	oxygenDeficitRise: [
		at(weeks(12), sourced(0, "%", "office", `${s.green2020}: SpO2 98 % at 12 weeks`)),
		at(weeks(40), sourced(1, "%", "office", `${s.green2020}: 97 % at 40 weeks`)),
	],
	officeOxygenDeficit: sourced(2, "%", "office", `${s.green2020}: median 98 at 12 weeks`),
	officeLnOxygenDeficitSd: sourced(0.476, "ln %", "office", `${s.green2020}: 3rd to 97th centile 94 to 99`),

	height: sourced(160.8, "cm", "record", s.blidner1984),
	heightSd: sourced(6.1, "cm", "record", s.blidner1984),
	bmi: assumed(26.6, "kg/m2", "record", "NHANES 2003-06: 28.9 in pregnancy, all trimesters, less a mean gain of 6 kg"),
	lnBmiSd: sourced(0.23, "ln", "record", `${s.nhanes2003}: SD 6.8 of 28.9`),
	firstTrimesterGain: sourced(1.25, "kg", "record", `${s.iom2009}: 0.5 to 2.0 assumed there`),
	gainUnder18_5: sourced(0.51, "kg/wk", "record", s.iom2009),
	gain18_5: sourced(0.42, "kg/wk", "record", s.iom2009),
	gain25: sourced(0.28, "kg/wk", "record", s.iom2009),
	gain30: sourced(0.22, "kg/wk", "record", s.iom2009),
	gainSd: assumed(0.14, "kg/wk", "record", "women's rates differ more than the recommended ranges are wide"),
	lossAtBirth: assumed(5.5, "kg", "record", "child, placenta, fluid"),
	lossAtBirthTau: assumed(7, "d", "record", "water goes within the first weeks"),
	waterShare: assumed(0.3, "1", "record", "share of it that goes in the days after birth"),
	retained: assumed(0.15, "1", "record", "share of the gain that is kept"),
	retainedTau: assumed(90, "d", "record", "the rest goes with this time constant"),
	weightNoiseSd: assumed(0.5, "kg", "home", "from day to day: water, meals, clothes"),
} as const;
