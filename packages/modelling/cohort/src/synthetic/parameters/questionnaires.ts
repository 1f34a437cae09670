import { assumed, type Parameter, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

const items = (source: string, means: readonly number[]): readonly Parameter[] =>
	means.map((mean) => sourced(mean, "1", "questionnaire", source));
const alike = (n: number, mean: number, reason: string): readonly Parameter[] =>
	Array.from({ length: n }, () => assumed(mean, "1", "questionnaire", reason));
const cityBits = `${s.infantSleepMood}: volunteers in the pandemic`;

/** Questionnaires: mean score of each item, and how answers hang together. */
export const questionnaireParameters = {
	epds18Weeks: items(s.evans2001, [0.33, 0.31, 1.2, 1.22, 0.59, 1.21, 0.32, 0.8, 0.49, 0.14]),
	epds32Weeks: items(s.evans2001, [0.41, 0.39, 1.02, 1.16, 0.69, 1.25, 0.39, 0.79, 0.54, 0.08]),
	epds8WeeksAfter: items(s.evans2001, [0.31, 0.27, 1.01, 1.01, 0.55, 1.22, 0.23, 0.73, 0.44, 0.07]),
	epds8MonthsAfter: items(s.evans2001, [0.29, 0.26, 1.01, 0.92, 0.49, 0.88, 0.25, 0.67, 0.4, 0.08]),
	/** City BiTS, items 3 to 22 (symptoms, 0 to 3). */
	cityBits: items(
		cityBits,
		[
			0.527, 0.207, 0.727, 0.498, 0.366, 0.346, 0.224, 0.429, 0.449, 0.544, 0.9, 0.81, 1.012, 0.48, 1.278, 0.21, 1.412,
			0.529, 1.161, 1.012,
		],
	),
	gad7: alike(7, 0.6, "a total near 4; no source that we read gives items in pregnancy"),
	phq9: alike(9, 0.55, "a total near 5; no source that we read gives items in pregnancy"),
	/** SD of the EPDS's total, by which the items' discrimination is chosen. */
	epdsSd6WeeksAfter: sourced(4.5, "1", "questionnaire", `${s.moodScores2015}: six weeks after birth`),
	epdsSd35Weeks: sourced(4.7, "1", "questionnaire", `${s.moodScores2015}: 35 weeks`),
	discrimination: assumed(
		1.9,
		"1",
		"questionnaire",
		"of items in the graded response model: chosen so that the EPDS's SD is as in its source",
	),
	spacing: assumed(
		1.5,
		"1",
		"questionnaire",
		"between an item's steps, in SDs of mood: chosen with the discrimination",
	),
	retest: sourced(
		0.61,
		"1",
		"questionnaire",
		`${s.chabrol2004}: EPDS 2 to 3 days and 4 to 6 weeks after birth, Spearman`,
	),
	traitShare: assumed(
		0.7,
		"1",
		"questionnaire",
		"share of a day's mood that lasts: chosen so that the retest correlation is as in its source",
	),
	betweenScales: sourced(
		0.79,
		"1",
		"questionnaire",
		`${s.infantSleepMood}: EPDS with City BiTS and with HADS-A, of totals`,
	),
	scaleMoodCorrelation: assumed(
		0.92,
		"1",
		"questionnaire",
		"of the moods under two scales: chosen so that totals correlate as in the source",
	),
	epdsCutoff: assumed(13, "1", "questionnaire", "the English scale's, for probable depression after birth"),
	notReturned: assumed(0.08, "1", "questionnaire", "questionnaires that never come back"),
	notReturnedLowMood: assumed(0.06, "1", "questionnaire", "more of them in women whose mood is more than one SD low"),
	itemLeftOut: assumed(0.008, "1", "questionnaire", "of items"),
	/** Gestational days, and days after birth, on which they are sent. */
	before: [weeks(18), weeks(32)].map((day) => assumed(day, "d", "questionnaire", "as ALSPAC asked")),
	after: [3, weeks(5), weeks(8), 243].map((day) => assumed(day, "d", "questionnaire", "as Chabrol and ALSPAC asked")),
} as const;
