import { assumed, at, sourced } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Middle of a week of Young-Lin 2025, whose week 1 is days 0 to 6. */
const mid = (week: number) => 7 * week - 4;
const change = (week: number, minutes: number) => at(mid(week), sourced(minutes, "min", "asleep", s.youngLin2025));
const start = at(14, assumed(0, "min", "asleep", "no change before conception"));

/** Sleep of a night: level from women who are not pregnant, change from a woman's own level by week. */
export const sleepParameters = {
	total: sourced(406.5, "min", "asleep", s.lifesnaps),
	totalBetweenSd: sourced(33.9, "min", "asleep", s.lifesnaps),
	totalWithinSd: sourced(76.6, "min", "asleep", s.lifesnaps),
	totalWithinSdLong: assumed(
		78.4,
		"min",
		"asleep",
		"bad nights are worn less often: with them the source's 76.6 is found among nights that were worn",
	),
	totalLag1: assumed(0, "1", "asleep", `-0.03 in ${s.lifesnaps}: taken as none`),
	weekend: sourced(13, "min", "asleep", `${s.lifesnaps}, men and women: weekend minus weekday`),
	wake: sourced(56.9, "min", "asleep", s.lifesnaps),
	wakeBetweenSd: sourced(10.3, "min", "asleep", s.lifesnaps),
	wakeWithinSd: sourced(21.9, "min", "asleep", s.lifesnaps),
	deepShare: assumed(0.16, "1", "asleep", "no source that we read gives stages in minutes"),
	remShare: assumed(0.21, "1", "asleep", "no source that we read gives stages in minutes"),
	shareBetweenSd: assumed(0.15, "ln", "asleep", "spread of deep and REM shares between women, on the log scale"),
	shareWithinSd: assumed(0.2, "ln", "asleep", "spread of deep and REM shares between nights, on the log scale"),
	depressionLoss: assumed(
		25,
		"min",
		"asleep",
		"in postnatal depression, where a scenario plants it; not known from wearables",
	),
	bedtime: assumed(-60, "min", "asleep", "23:00 on average"),
	bedtimeBetweenSd: assumed(45, "min", "asleep", "of usual bedtimes"),
	bedtimeWithinSd: assumed(40, "min", "asleep", "from night to night"),
	bedtimeWeekend: assumed(30, "min", "asleep", "later on Friday and Saturday nights"),

	/** Changes in pregnancy. Weeks 10, 20, 28 and 37 are calibrated on; others, in the tests, are not. */
	deepChange: [start, change(10, -3.62), change(20, -4.53), change(28, -11.04), change(37, -19.16)],
	remChange: [start, change(10, -2.17), change(20, -0.07), change(28, -2.61), change(37, -8.96)],
	lightChange: [
		at(mid(4), sourced(0.6, "min", "asleep", s.youngLin2025)),
		change(8, 23.94),
		change(10, 25.55),
		change(20, 14.43),
		change(28, 14.97),
		change(37, 13.36),
	],
	wakeChange: [
		at(mid(4), sourced(0.53, "min", "asleep", s.youngLin2025)),
		change(8, 7.07),
		change(10, 6.89),
		change(20, 3.65),
		change(28, 3.86),
		change(37, 5.39),
	],
	/** Spread of weekly means' change between women, less 30.3 min, which nights alone make of a week's mean. */
	driftSd: [
		at(14, sourced(0, "min", "asleep", `${s.youngLin2025}: SD 30 before pregnancy, as nights alone make it`)),
		at(mid(10), sourced(21, "min", "asleep", `${s.youngLin2025}: from SD 36.9`)),
		at(mid(28), sourced(21.4, "min", "asleep", `${s.youngLin2025}: from SD 37.1`)),
		at(mid(37), sourced(34.5, "min", "asleep", `${s.youngLin2025}: from SD 45.9`)),
	],

	/** After birth: time in bed by week, of which sleep keeps a share. */
	timeInBedAfterBirth: [
		at(3, sourced(-158, "min", "asleep", s.youngLin2025)),
		at(10, sourced(-62.7, "min", "asleep", s.youngLin2025)),
		at(24, sourced(-36.4, "min", "asleep", s.youngLin2025)),
		at(38, sourced(-36, "min", "asleep", s.youngLin2025)),
		at(52, sourced(-26.3, "min", "asleep", s.youngLin2025)),
		at(80, sourced(-14.4, "min", "asleep", s.youngLin2025)),
		at(136, sourced(-14.3, "min", "asleep", s.youngLin2025)),
		at(365, assumed(-14.3, "min", "asleep", "the source ends at 20 weeks: held")),
	],
	timeInBedDriftSdAfterBirth: [
		at(3, sourced(89, "min", "asleep", `${s.youngLin2025}: from SD 94.5`)),
		at(24, sourced(70, "min", "asleep", `${s.youngLin2025}: from SD 76.3`)),
		at(80, sourced(50, "min", "asleep", `${s.youngLin2025}: from SD 58.6`)),
		at(136, sourced(43, "min", "asleep", `${s.youngLin2025}: from SD 52.6`)),
	],
	/** Sleep after birth against the third trimester. */
	totalChangeAfterBirth: [
		at(3, assumed(-150, "min", "asleep", "time in bed falls by 158 min in the first week; some of it is wake")),
		at(10, assumed(-70, "min", "asleep", "time in bed falls by 62.7 min in the second week")),
		at(24, assumed(-45, "min", "asleep", "between the second and the fifth week")),
		at(35, sourced(-14.75 - 19.2, "min", "asleep", `${s.shipp}: 6.87 h against 7.19 h in the third trimester`)),
		at(120, sourced(-14.75 - 19.8, "min", "asleep", `${s.shipp}: 6.86 h`)),
		at(240, sourced(-14.75 - 18, "min", "asleep", `${s.shipp}: 6.89 h`)),
		at(365, sourced(-14.75 - 24.6, "min", "asleep", `${s.shipp}: 6.78 h`)),
	],
} as const;
