import {
	activePercent,
	adrr,
	bloodGlucoseRisk,
	cogi,
	episodeThresholds,
	glucoseDynamics,
	glucoseEpisodes,
	glucoseLevels,
	glucoseRanges,
	gmi,
	grade,
	gri,
	igc,
	jIndex,
	mage,
	mValue,
	sdWithinAndBetween,
	timeInRange,
} from "@quickening/glucose";
import { type PeerCase, readPeerOutput, readVector, sameDefinition } from "../peer-case.ts";

const { values, shape } = readVector("w6_cgm20");
const [participants, readings] = shape as [number, number];
const times = Float64Array.from({ length: readings }, (_, i) => 300 * i);
const traces = Array.from({ length: participants }, (_, p) => values.subarray(p * readings, (p + 1) * readings));
const byReading = { weighting: "reading" } as const;

type Measure = (times: Float64Array, trace: Float64Array) => number;

const measured = (measure: Measure) => () => traces.map((trace) => measure(times, trace));

function iglu(
	group: string,
	measure: string,
	ours: string,
	call: string,
	column: string,
	unit: string,
	compute: Measure,
	note?: string,
): PeerCase {
	return {
		package: "glucose",
		group,
		measure,
		function: ours,
		peer: "iglu_python 0.4.3",
		call: `iglu_python.${call}(df)`,
		input: "20 simulated participants, 14 days each, with gaps (W6)",
		unit,
		theirs: () => readPeerOutput(`iglu-python/W6.iglu_python.${call}.json.gz`).output.columns[column].map(Number),
		ours: measured(compute),
		tolerance: sameDefinition,
		...(note ? { note } : {}),
	};
}

const perReading = "By reading, as iglu counts; our default weighs readings by time.";
const levels =
	(key: "meanMgPerDl" | "sdMgPerDl" | "cvPercent" | "medianMgPerDl" | "iqrMgPerDl" | "madMgPerDl"): Measure =>
	(t, g) =>
		glucoseLevels(t, g, byReading)[key];
const dynamics =
	(key: keyof ReturnType<typeof glucoseDynamics>): Measure =>
	(t, g) =>
		glucoseDynamics(t, g)[key];
const spread =
	(key: keyof ReturnType<typeof sdWithinAndBetween>): Measure =>
	(t, g) =>
		sdWithinAndBetween(t, g)[key];

const level: PeerCase[] = [
	iglu("Level", "mean", "glucoseLevels", "mean_glu", "mean", "mg/dL", levels("meanMgPerDl"), perReading),
	iglu("Level", "SD", "glucoseLevels", "sd_glu", "SD", "mg/dL", levels("sdMgPerDl"), perReading),
	iglu("Level", "CV", "glucoseLevels", "cv_glu", "CV", "%", levels("cvPercent"), perReading),
	iglu("Level", "median", "glucoseLevels", "median_glu", "median", "mg/dL", levels("medianMgPerDl")),
	iglu("Level", "interquartile range", "glucoseLevels", "iqr_glu", "IQR", "mg/dL", levels("iqrMgPerDl")),
	iglu("Level", "MAD", "glucoseLevels", "mad_glu", "MAD", "mg/dL", levels("madMgPerDl")),
	iglu("Level", "GMI", "gmi", "gmi", "GMI", "%", (t, g) => gmi(t, g, byReading).gmiPercent, perReading),
	iglu("Level", "eA1c", "gmi", "ea1c", "eA1C", "%", (t, g) => gmi(t, g, byReading).ea1cPercent, perReading),
	iglu(
		"Level",
		"active time",
		"activePercent",
		"active_percent",
		"active_percent",
		"%",
		(t, g) => activePercent(t, g).activePercent,
	),
];

const inRange = (range: { lowMgPerDl: number; highMgPerDl: number }) => (t: Float64Array, g: Float64Array) =>
	timeInRange(t, g, { range, ...byReading });
const ranges: PeerCase[] = [
	iglu(
		"Time in range",
		"70-180",
		"timeInRange",
		"in_range_percent",
		"in_range_70_180",
		"%",
		(t, g) => inRange(glucoseRanges.type1and2)(t, g).timeInRangePercent,
		perReading,
	),
	iglu(
		"Time in range",
		"63-140",
		"timeInRange",
		"in_range_percent",
		"in_range_63_140",
		"%",
		(t, g) => inRange(glucoseRanges.pregnancy)(t, g).timeInRangePercent,
		perReading,
	),
	iglu(
		"Time in range",
		"below 54",
		"timeInRange",
		"below_percent",
		"below_54",
		"%",
		(t, g) => inRange(glucoseRanges.type1and2)(t, g).timeBelow54Percent,
		perReading,
	),
	iglu(
		"Time in range",
		"below 70",
		"timeInRange",
		"below_percent",
		"below_70",
		"%",
		(t, g) => inRange(glucoseRanges.type1and2)(t, g).timeBelowRangePercent,
		perReading,
	),
	iglu(
		"Time in range",
		"above 180",
		"timeInRange",
		"above_percent",
		"above_180",
		"%",
		(t, g) => inRange(glucoseRanges.type1and2)(t, g).timeAboveRangePercent,
		perReading,
	),
	iglu(
		"Time in range",
		"above 250",
		"timeInRange",
		"above_percent",
		"above_250",
		"%",
		(t, g) => inRange(glucoseRanges.type1and2)(t, g).timeAbove250Percent,
		perReading,
	),
	iglu("Time in range", "GRI", "gri", "gri", "GRI", "", (t, g) => gri(t, g, byReading).gri, perReading),
];

const risk: PeerCase[] = [
	iglu(
		"Risk",
		"LBGI",
		"bloodGlucoseRisk",
		"lbgi",
		"LBGI",
		"",
		(t, g) => bloodGlucoseRisk(t, g, byReading).lbgi,
		perReading,
	),
	iglu(
		"Risk",
		"HBGI",
		"bloodGlucoseRisk",
		"hbgi",
		"HBGI",
		"",
		(t, g) => bloodGlucoseRisk(t, g, byReading).hbgi,
		perReading,
	),
	iglu("Risk", "ADRR", "adrr", "adrr", "ADRR", "", (t, g) => adrr(t, g)),
	iglu("Risk", "GRADE", "grade", "grade", "GRADE", "", (t, g) => grade(t, g, byReading).grade, perReading),
	iglu(
		"Risk",
		"GRADE, hypo",
		"grade",
		"grade_hypo",
		"GRADE_hypo",
		"%",
		(t, g) => grade(t, g, byReading).hypoPercent,
		perReading,
	),
	iglu(
		"Risk",
		"GRADE, eu",
		"grade",
		"grade_eugly",
		"GRADE_eugly",
		"%",
		(t, g) => grade(t, g, { lowMgPerDl: 70, ...byReading }).euPercent,
		"By reading. Low glucose begins at 70 mg/dL in iglu_python's `grade_eugly` but at 80 in its `grade_hypo`, so that its three parts add up to 166 % for one participant; ours use one limit and add up to 100.",
	),
	iglu(
		"Risk",
		"GRADE, hyper",
		"grade",
		"grade_hyper",
		"GRADE_hyper",
		"%",
		(t, g) => grade(t, g, byReading).hyperPercent,
		perReading,
	),
	iglu("Risk", "J index", "jIndex", "j_index", "J_index", "", (t, g) => jIndex(t, g, byReading), perReading),
	iglu("Risk", "M value", "mValue", "m_value", "M_value", "", (t, g) => mValue(t, g, byReading), perReading),
	iglu("Risk", "IGC", "igc", "igc", "IGC", "", (t, g) => igc(t, g, byReading).igc, perReading),
	iglu(
		"Risk",
		"hyperglycaemia index",
		"igc",
		"hyper_index",
		"hyper_index",
		"",
		(t, g) => igc(t, g, byReading).hyperIndex,
		perReading,
	),
	iglu(
		"Risk",
		"hypoglycaemia index",
		"igc",
		"hypo_index",
		"hypo_index",
		"",
		(t, g) => igc(t, g, byReading).hypoIndex,
		perReading,
	),
	iglu("Risk", "COGI", "cogi", "cogi", "COGI", "", (t, g) => cogi(t, g, byReading), perReading),
];

const change: PeerCase[] = [
	iglu(
		"Change",
		"MAGE",
		"mage",
		"mage",
		"MAGE",
		"mg/dL",
		(t, g) => mage(t, g),
		"Running means of 5 and 32 steps; other rules give up to a third more or less.",
	),
	iglu("Change", "CONGA(24 h)", "glucoseDynamics", "conga", "CONGA", "mg/dL", dynamics("congaMgPerDl")),
	iglu("Change", "MODD", "glucoseDynamics", "modd", "MODD", "mg/dL", dynamics("moddMgPerDl")),
	iglu("Change", "MAG", "glucoseDynamics", "mag", "MAG", "mg/dL/h", dynamics("magMgPerDlPerHour")),
	iglu("Change", "GVP", "glucoseDynamics", "gvp", "GVP", "%", dynamics("gvpPercent")),
	iglu("Change", "SD of the rate", "glucoseDynamics", "sd_roc", "sd_roc", "mg/dL/min", dynamics("sdRateMgPerDlPerMin")),
	iglu("Change", "hourly area", "glucoseDynamics", "auc", "hourly_auc", "mg/dL h", dynamics("hourlyAucMgPerDlH")),
	iglu("Change", "SD within days", "sdWithinAndBetween", "sd_measures", "SDw", "mg/dL", spread("sdWithinDaysMgPerDl")),
	iglu(
		"Change",
		"SD of the mean day",
		"sdWithinAndBetween",
		"sd_measures",
		"SDhhmm",
		"mg/dL",
		spread("sdOfMeanDayMgPerDl"),
	),
	iglu(
		"Change",
		"SD within hours",
		"sdWithinAndBetween",
		"sd_measures",
		"SDwsh",
		"mg/dL",
		spread("sdWithinHoursMgPerDl"),
	),
	iglu(
		"Change",
		"SD of daily means",
		"sdWithinAndBetween",
		"sd_measures",
		"SDdm",
		"mg/dL",
		spread("sdOfDailyMeansMgPerDl"),
	),
	iglu(
		"Change",
		"SD between days",
		"sdWithinAndBetween",
		"sd_measures",
		"SDb",
		"mg/dL",
		spread("sdBetweenDaysMgPerDl"),
	),
	iglu(
		"Change",
		"SD between days, corrected",
		"sdWithinAndBetween",
		"sd_measures",
		"SDbdm",
		"mg/dL",
		spread("sdBetweenDaysCorrectedMgPerDl"),
	),
	iglu("Change", "mean of daily CV", "sdWithinAndBetween", "cv_measures", "CVmean", "%", spread("meanDailyCvPercent")),
	iglu("Change", "SD of daily CV", "sdWithinAndBetween", "cv_measures", "CVsd", "%", spread("sdDailyCvPercent")),
];

/** Rows of iglu's table of episodes: seven a participant, of which the first five are ours, in this order. */
const levelsOfEpisodes = [
	["hypo, level 1", episodeThresholds.hypoLevel1],
	["hypo, level 2", episodeThresholds.hypoLevel2],
	["hypo, extended", episodeThresholds.hypoExtended],
	["hyper, level 1", episodeThresholds.hyperLevel1],
	["hyper, level 2", episodeThresholds.hyperLevel2],
] as const;
const episodes: PeerCase[] = levelsOfEpisodes.map(([name, options], row) => ({
	...iglu(
		"Episodes",
		name,
		"glucoseEpisodes",
		"episode_calculation",
		"avg_ep_per_day",
		"per day",
		(t, g) => glucoseEpisodes(t, g, options).perDay,
	),
	theirs: () =>
		readPeerOutput("iglu-python/W6.iglu_python.episode_calculation.json.gz")
			.output.columns.avg_ep_per_day.map(Number)
			.filter((_: number, i: number) => i % 7 === row),
}));

/** Every measure of iglu_python on the same traces; `pgs` is left out, as its score is proprietary and has no second source. */
export const cases: PeerCase[] = [...level, ...ranges, ...risk, ...change, ...episodes];
