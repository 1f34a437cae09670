import { assumed, at, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Heart rate and its variability. The watch's, the sleeper's, the clinic's and that at home are four quantities. */
export const heartParameters = {
	/** Watch: medians before pregnancy, at the peak and at the nadir after birth. */
	restingBefore: sourced(65, "bpm", "watch", s.mishra2024),
	restingBeforeSd: sourced(7.6, "bpm", "watch", s.mishra2024),
	restingPeak: sourced(75.5, "bpm", "watch", s.mishra2024),
	restingPeakSd: sourced(9.6, "bpm", "watch", s.mishra2024),
	restingNadirAfterBirth: sourced(62, "bpm", "watch", s.mishra2024),
	restingNadirDay: assumed(weeks(8), "d", "watch", "the source gives no day for the nadir after birth"),
	restingBackDay: assumed(weeks(40), "d", "watch", "back at the level before pregnancy; the source ends earlier"),
	restingAfterBirthTau: assumed(7, "d", "watch", "half of the fall within the first five days"),
	/** Alternative rise: slope from conception to 49 days before birth. */
	restingSlopeRowan: sourced(0.05, "bpm/d", "asleep", s.rowan2022),
	restingSlopeBeforeBirthRowan: sourced(-0.23, "bpm/d", "asleep", s.rowan2022),
	restingSlopeBeforeBirthErickson: sourced(-0.357 / 7, "bpm/d", "asleep", `${s.erickson2023}: -0.357 bpm a week`),
	riseSd: assumed(
		0.45,
		"1",
		"watch",
		"spread of a woman's rise about the mean rise: about what Mishra's SDs at two times allow",
	),
	/** Within a woman, from day to day: as a device shows it after smoothing. */
	restingWithinSdObserved: sourced(2.6, "bpm", "watch", s.lifesnaps),
	restingLag1Observed: sourced(0.88, "1", "watch", s.lifesnaps),
	restingLag1Body: assumed(0.7, "1", "watch", "the device's filter makes the rest of the autocorrelation that is seen"),
	sleepingMinusResting: sourced(61.9 - 66.9, "bpm", "asleep", `${s.lifesnaps}: sleep's heart rate 61.9, resting 66.9`),
	sleepingNoiseSd: assumed(1.5, "bpm", "asleep", "of a night, beyond what it shares with the day's resting rate"),

	/** RMSSD of a night. */
	lnRmssdBefore: sourced(3.46, "ln ms", "asleep", s.lifesnaps),
	lnRmssdBetweenSd: sourced(0.39, "ln ms", "asleep", s.lifesnaps),
	lnRmssdWithinSd: sourced(0.31, "ln ms", "asleep", s.lifesnaps),
	lnRmssdLag1: sourced(0.27, "1", "asleep", s.lifesnaps),
	rmssdFallAdaimi: sourced(
		-15,
		"ms",
		"asleep",
		`${s.adaimi2025}: a trough more than 15 ms below baseline near week 32`,
	),
	rmssdFallOwn: assumed(
		-16.5,
		"ms",
		"asleep",
		"at each woman's own turn: the mean of women who turn on different days then falls by the source's 15 ms",
	),
	rmssdSlopeRowan: sourced(-0.1, "ms/d", "asleep", s.rowan2022),
	rmssdSlopeBeforeBirthRowan: sourced(0.38, "ms/d", "asleep", s.rowan2022),
	rmssdSlopeBeforeBirthErickson: sourced(0.84 / 7, "ms/d", "asleep", `${s.erickson2023}: 0.84 ms a week`),
	rmssdAfterBirthTau: assumed(21, "d", "asleep", "no source that we read gives the way back after birth"),
	rmssdChangeSd: assumed(0.25, "1", "asleep", "spread of a woman's change about the mean change"),
	turnBeforeBirth: sourced(49, "d", "asleep", `${s.jasinski2024}: about seven weeks before birth`),
	turnGestation: sourced(weeks(33), "d", "asleep", `${s.jasinski2024}: about week 33 in births at term`),
	turnSd: assumed(7, "d", "asleep", "women differ in the day of the turn; no source says how much"),

	/** The same without the bias of some 60 days a woman: values that, estimated as the source's were, give the source's. */
	restingWithinSdLong: assumed(2.785, "bpm", "watch", "estimated over 60 days it gives the source's 2.6"),
	restingLag1Long: assumed(0.912, "1", "watch", "estimated over 60 days it gives the source's 0.88"),
	lnRmssdWithinSdLong: assumed(0.312, "ln ms", "asleep", "estimated over 60 days it gives the source's 0.31"),
	lnRmssdLag1Long: assumed(0.297, "1", "asleep", "estimated over 60 days it gives the source's 0.27"),
	withinRhrLnRmssdLong: assumed(-0.455, "1", "asleep", "estimated over 60 days it gives the source's -0.44"),

	/** Before pre-eclampsia, where a scenario plants it: nobody knows. */
	preeclampsiaHeartRate: assumed(4, "bpm", "watch", "planted so that methods have something to find; not known"),
	preeclampsiaRmssd: assumed(0.15, "1", "asleep", "share by which RMSSD falls; planted, not known"),
	preeclampsiaRamp: assumed(28, "d", "watch", "over the four weeks before onset; planted, not known"),

	/** SDNN of short readings by day, as one maker's watch gives it. */
	sdnnBefore: sourced(39.9, "ms", "watch", s.mishra2024),
	sdnnBeforeSd: sourced(11.6, "ms", "watch", s.mishra2024),
	sdnnNadir: sourced(29.9, "ms", "watch", s.mishra2024),

	sdnnOwnSd: assumed(
		0.19,
		"ln",
		"watch",
		"beyond what it shares with RMSSD: chosen so that its SD between women is the source's",
	),

	/** In the clinic, seated. */
	officePoints: [
		at(weeks(12), sourced(82, "bpm", "office", s.green2020)),
		at(Math.round(34.1 * 7), sourced(91, "bpm", "office", `${s.green2020}: highest at 34.1 weeks`)),
	],
	officeSdPoints: [
		at(weeks(12), sourced(11.2, "bpm", "office", s.green2020)),
		at(Math.round(34.1 * 7), sourced(12.5, "bpm", "office", s.green2020)),
	],
	officeSlopeAfterPeak: assumed(-0.05, "bpm/d", "office", "falls after the peak as the watch's does"),
	officeWithWatch: assumed(0.65, "1", "office", "correlation between women of the clinic's and the watch's rate"),
	officeAfterBirth: assumed(
		76,
		"bpm",
		"office",
		"near 76.7 of non-pregnant women aged 18 to 40, seated (NHANES 2003-06)",
	),

	/** Between women and within them. */
	betweenRhrLnRmssd: sourced(-0.48, "1", "asleep", `${s.lifesnaps}; 15 women`),
	betweenRhrLnSteps: sourced(-0.6, "1", "watch", `${s.lifesnaps}; 26 women`),
	withinRhrLnRmssd: sourced(-0.44, "1", "asleep", s.lifesnaps),
	withinRhrLnSteps: sourced(0.09, "1", "watch", s.lifesnaps),
	withinRhrSleep: sourced(-0.05, "1", "watch", s.lifesnaps),
	withinLnRmssdSleep: sourced(0.11, "1", "asleep", s.lifesnaps),
} as const;
