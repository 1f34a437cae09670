import { assumed, weeks } from "./parameter.ts";

/** Visits, and readings at home. */
export const clinicParameters = {
	/** Gestational days of the planned visits; the first two are booking and the first-trimester scan. */
	visitDays: [10, 12, 16, 20, 26, 28, 31, 34, 36, 38, 40, 41].map((week) =>
		assumed(weeks(week) + 3, "d", "office", "a schedule such as many services keep; the OGTT falls at 26 weeks"),
	),
	visitAfterBirth: assumed(42, "d", "office", "six weeks after birth"),
	attendance: assumed(0.95, "1", "office", "of planned visits"),
	moved: assumed(3, "d", "office", "a visit lies at most so many days from its plan"),
	/** Protein over creatinine in urine: log-normal. */
	proteinMedian: assumed(
		10,
		"mg/mmol",
		"laboratory",
		"without pre-eclampsia; 30 or more counts as proteinuria (ISSHP 2021)",
	),
	proteinLogSd: assumed(0.4, "ln", "laboratory", "without pre-eclampsia"),
	proteinMedianPreeclampsia: assumed(90, "mg/mmol", "laboratory", "with pre-eclampsia, from its onset on"),
	proteinLogSdPreeclampsia: assumed(0.7, "ln", "laboratory", "with pre-eclampsia"),
	homeFrom: assumed(weeks(12), "d", "home", "first reading at home"),
	homeEvery: assumed(7, "d", "home", "a reading a week"),
	homeTaken: assumed(0.85, "1", "home", "of those planned"),
	readingSd: assumed(2, "mmHg", "home", "error of one reading of the device"),
	heartRateHome: assumed(
		5,
		"bpm",
		"home",
		"by how much a seated reading at home lies above the watch's resting rate: 72 against 68 at 13 weeks",
	),
	heartRateHomeSd: assumed(5, "bpm", "home", "from reading to reading"),
	scaleSd: assumed(0.3, "kg", "office", "clothes and scales"),
} as const;
