import { assumed, sourced } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Glucose: of a continuous sensor by day, and of the OGTT. */
export const glucoseParameters = {
	mean: sourced(100, "mg/dL", "continuous-sensor", `${s.durnwald2024}: without GDM`),
	meanSd: sourced(8, "mg/dL", "continuous-sensor", s.durnwald2024),
	meanGdm: sourced(109, "mg/dL", "continuous-sensor", `${s.durnwald2024}: with GDM`),
	meanGdmSd: sourced(13, "mg/dL", "continuous-sensor", s.durnwald2024),
	meanCarlson: sourced(98, "mg/dL", "continuous-sensor", s.carlson2024),
	meanCarlsonSd: sourced(7, "mg/dL", "continuous-sensor", s.carlson2024),
	perBmi: sourced(
		7 / 13,
		"mg/dL per kg/m2",
		"continuous-sensor",
		`${s.carlson2024}: 103 at BMI 30 and over (about 35), 96 at 18.5 to 25 (about 22)`,
	),
	withinDaySd: sourced(19, "mg/dL", "continuous-sensor", `${s.durnwald2024}: without GDM`),
	withinDaySdSd: sourced(3, "mg/dL", "continuous-sensor", s.durnwald2024),
	withinDaySdGdm: sourced(23, "mg/dL", "continuous-sensor", `${s.durnwald2024}: with GDM`),
	withinDaySdGdmSd: sourced(4, "mg/dL", "continuous-sensor", s.durnwald2024),
	dayToDaySd: sourced(7.6, "mg/dL", "continuous-sensor", s.hall2018),
	dayToDaySdOfSd: assumed(3, "mg/dL", "continuous-sensor", "from day to day"),
	afterBirthTau: assumed(5, "d", "continuous-sensor", "of the part that GDM adds, after birth"),
	afterBirthKept: assumed(0.4, "1", "continuous-sensor", "share of the part that GDM adds which stays"),

	ogttFastingSd: sourced(6.9, "mg/dL", "laboratory", s.hapo),
	ogtt1hSd: sourced(30.9, "mg/dL", "laboratory", s.hapo),
	ogtt2hSd: sourced(23.5, "mg/dL", "laboratory", s.hapo),
	/** Means are those at which the shares above the thresholds are HAPO's (8.3, then 14.0, then 16.1 %). */
	ogttFasting: assumed(
		82,
		"mg/dL",
		"laboratory",
		"chosen so that 8.3 % reach 92 (PMC3114322 Table 6), log-normal with HAPO's SD",
	),
	ogtt1h: assumed(133, "mg/dL", "laboratory", "chosen so that 14.0 % reach 92 or, after 1 h, 180 (PMC3114322 Table 6)"),
	ogtt2h: assumed(
		109,
		"mg/dL",
		"laboratory",
		"chosen so that 16.1 % reach 92, 180 or, after 2 h, 153 (PMC3114322 Table 6)",
	),
	ogttFasting1h: assumed(0.4, "1", "laboratory", "correlation; no source that we read gives it"),
	ogttFasting2h: assumed(0.35, "1", "laboratory", "correlation; no source that we read gives it"),
	ogtt1h2h: assumed(0.65, "1", "laboratory", "correlation; no source that we read gives it"),
	iadpsgFasting: sourced(92, "mg/dL", "laboratory", s.iadpsg),
	iadpsg1h: sourced(180, "mg/dL", "laboratory", s.iadpsg),
	iadpsg2h: sourced(153, "mg/dL", "laboratory", s.iadpsg),
} as const;
