import { assumed, at, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Steps, activity, acceleration of the wrist and energy. */
export const activityParameters = {
	stepsBetweenSd: sourced(0.342, "ln", "watch", `${s.fitbitSteps2024}: 3,018 of 8,570`),
	lnStepsWithinSd: sourced(0.59, "ln", "watch", s.lifesnaps),
	weekdayShare: assumed(
		0.15,
		"1",
		"watch",
		"share of the variance within a woman that is her own week, the same each week: chosen so that lag 7 is the source's 0.12",
	),
	lnStepsLag1Body: assumed(
		0.17,
		"1",
		"watch",
		"with days of part wear, a woman's own week and 60 days of data it is found as the source's 0.11",
	),
	lnStepsLag1: sourced(0.11, "1", "watch", s.lifesnaps),
	stepsWeekend: sourced(982 / 8570, "1", "watch", `${s.lifesnaps}, men and women: 982 steps more on a weekend day`),
	stepsFitbit: [
		at(weeks(4), sourced(8570, "1/d", "watch", s.fitbitSteps2024)),
		at(weeks(9), sourced(8570 - 1686, "1/d", "watch", s.fitbitSteps2024)),
		at(weeks(28), sourced(8570 - 1686, "1/d", "watch", `${s.fitbitSteps2024}: stable in the second trimester`)),
		at(weeks(40), sourced(6510, "1/d", "watch", `${s.fitbitSteps2024}: at delivery`)),
	],
	stepsSaarikko: [
		at(weeks(4), sourced(8570, "1/d", "watch", s.fitbitSteps2024)),
		at(weeks(9), sourced(8570 - 1686, "1/d", "watch", s.fitbitSteps2024)),
		at(weeks(24), sourced(8570 - 1686, "1/d", "watch", `${s.fitbitSteps2024}: stable in the second trimester`)),
		at(weeks(33), sourced(8570 - 1686 - 1793, "1/d", "watch", `${s.saarikko2020}: 1,793 fewer in the third trimester`)),
	],
	stepsAfterBirth: [
		at(0, assumed(2500, "1/d", "watch", "the day of birth and the days in hospital")),
		at(7, assumed(4000, "1/d", "watch", "the first week at home")),
		at(35, assumed(6800, "1/d", "watch", "between the first week and the source's 90th day")),
		at(105, sourced(7770, "1/d", "watch", `${s.fitbitSteps2024}: 90 to 120 days after birth`)),
		at(365, assumed(8570, "1/d", "watch", "back at the level before pregnancy after a year")),
	],
	mvpa: [
		at(14, assumed(14.3, "min/d", "watch", "before: T1's 11.5 min by the ratio of steps before and after week 9")),
		at(weeks(7), sourced(11.5, "min/d", "watch", `${s.evenson2011}: first trimester`)),
		at(weeks(21), sourced(14.3, "min/d", "watch", `${s.evenson2011}: second trimester`)),
		at(weeks(34), sourced(7.6, "min/d", "watch", `${s.evenson2011}: third trimester`)),
	],
	mvpaAfterBirth: [
		at(0, assumed(1, "min/d", "watch", "the day of birth")),
		at(105, assumed(12.5, "min/d", "watch", "as steps")),
		at(365, assumed(14.3, "min/d", "watch", "as steps")),
	],
	mvpaBetweenSd: sourced(
		0.9,
		"ln",
		"watch",
		`${s.evenson2011}: moderate activity 12.0 with SD 16.3 (design effect ignored), less a woman's days`,
	),
	mvpaWithinSd: assumed(0.8, "ln", "watch", "from day to day"),
	mvpaStepsCorrelation: assumed(0.6, "1", "watch", "days with more steps have more activity"),
	enmo: sourced(27.6, "mg", "watch", `${s.pelotas2015}: 16 to 24 weeks`),
	enmoStepsPower: assumed(0.6, "1", "watch", "acceleration follows steps less than in proportion"),
	enmoWithinSd: assumed(0.18, "ln", "watch", "beyond what steps explain"),
	enmoBetweenSd: assumed(0.15, "ln", "watch", "beyond what steps explain"),

	energy: sourced(1887.9, "kcal/d", "watch", `${s.lifesnaps}; 27 women`),
	energyBetweenSd: sourced(353, "kcal/d", "watch", s.lifesnaps),
	energyChange: [
		at(14, assumed(0, "%", "watch", "no change before conception")),
		at(weeks(7), sourced(1, "%", "watch", `${s.butte2005}: total, first trimester`)),
		at(weeks(21), sourced(6, "%", "watch", `${s.butte2005}: total, second trimester`)),
		at(weeks(34), sourced(19, "%", "watch", `${s.butte2005}: total, third trimester`)),
	],
	energyPerStep: assumed(0.035, "kcal", "watch", "a day's energy moves with its steps"),
	energyWithinSd: assumed(120, "kcal/d", "watch", "beyond what steps explain"),
} as const;
