import { assumed, at, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Middle of a week of Young-Lin 2025, whose week 1 is days 0 to 6. */
const mid = (week: number) => 7 * week - 4;

/** What devices do to the body's numbers, and when they are worn. */
export const deviceParameters = {
	rmssdNoiseSd: assumed(0.08, "ln ms", "watch", "error of a night's RMSSD"),
	sleepNoiseSd: assumed(20, "min", "watch", "error of total sleep time against the truth"),
	stepsNoiseSd: assumed(0.08, "ln", "watch", "error of a day's steps"),
	skinNoiseSd: assumed(0.1, "Cel", "watch", "error of a night's mean"),
	respiratoryNoiseSd: assumed(0.3, "/min", "watch", "error of a night's mean"),
	oxygenNoiseSd: assumed(0.5, "%", "watch", "error of a night's mean"),
	stepsGainSd: assumed(0.05, "ln", "watch", "gain of one device against another of its kind"),
	clockDriftSd: assumed(1, "s/d", "watch", "seconds a day by which a device's clock runs fast or slow"),
	firmwareSleep: assumed(8, "min", "watch", "more sleep is seen after the firmware's change"),
	firmwareRmssd: assumed(1.05, "1", "watch", "gain of RMSSD after the firmware's change"),
	/** Difference in oximeter bias between Monk 10 and Monk 1, in SDs of its error: probit of 11.7 % less probit of 3.6 %. */
	oxygenBiasSds: sourced(0.61, "1", "watch", `${s.sjoding2020}: occult hypoxaemia 11.7 against 3.6 %`),
	oximeterErrorSd: assumed(2, "%", "watch", "error of one reading by a pulse oximeter, by which the bias is scaled"),
	heartRateToneNoise: assumed(
		1,
		"1",
		"watch",
		"at Monk 10 the noise of heart rate is twice that at Monk 1, where the scenario says so",
	),
	heartRateNoiseSd: assumed(0.5, "bpm", "watch", "error of a day's resting heart rate before smoothing"),

	coverage: [
		at(0, sourced(90.2, "%", "watch", `${s.youngLin2025}: before pregnancy, by selected users`)),
		at(mid(28), sourced(90, "%", "watch", s.youngLin2025)),
		at(mid(33), sourced(88.5, "%", "watch", s.youngLin2025)),
		at(mid(36), sourced(84.8, "%", "watch", s.youngLin2025)),
		at(mid(37), sourced(81.2, "%", "watch", s.youngLin2025)),
		at(mid(38), sourced(72.6, "%", "watch", s.youngLin2025)),
	],
	coverageAfterBirth: [
		at(0, assumed(40, "%", "watch", "the day of birth")),
		at(30, sourced(54, "%", "watch", `${s.saarikko2020}: valid days in the first month`)),
		at(180, assumed(65, "%", "watch", "some come back")),
		at(365, assumed(60, "%", "watch", "and some stop")),
	],
	wearHours: [
		at(weeks(14), sourced(17.9, "h/d", "watch", `${s.grym2019}: second trimester`)),
		at(weeks(27), sourced(17.9, "h/d", "watch", `${s.grym2019}: second trimester`)),
		at(weeks(34), sourced(16.7, "h/d", "watch", `${s.grym2019}: third trimester`)),
	],
	wearHoursAfterBirth: [
		at(30, sourced(14.4, "h/d", "watch", `${s.grym2019}: a month after birth`)),
		at(365, assumed(16, "h/d", "watch", "some come back to wearing it at night")),
	],
	wearHoursSd: assumed(3, "h/d", "watch", "from day to day, on days worn"),
	wearBetweenShare: assumed(0.3, "1", "watch", "share of the variance of wearing that is between women"),
	wearRunShare: assumed(0.3, "1", "watch", "share that runs on from day to day"),
	wearRunLag1: assumed(0.85, "1", "watch", "of what runs on"),
	nightGivenDay: assumed(0.92, "1", "watch", "of days worn, on how many the night is measured as well"),
	badNight: assumed(
		0.35,
		"1",
		"watch",
		"probits by which a night one SD short lowers wearing; zero where wear is at random",
	),
	notCharged: assumed(0.01, "1/d", "watch", "chance a day that the battery runs out"),
	notChargedDays: assumed(1.5, "d", "watch", "mean length of such a gap"),
	notSynchronised: assumed(0.001, "1/d", "watch", "chance a day that a stretch is never sent on"),
	notSynchronisedDays: assumed(8, "d", "watch", "mean length of such a gap"),
	fault: assumed(0.0002, "1/d", "watch", "chance a day that the device fails"),
	faultDays: assumed(7, "d", "watch", "until another is sent"),
	withdrawal: assumed(0.0003, "1/d", "watch", "chance a day that she leaves the study"),
	withdrawalAfterBirth: assumed(0.0009, "1/d", "watch", "three times as likely after birth"),
} as const;
