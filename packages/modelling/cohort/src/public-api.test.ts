import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as database from "./node/database/index.ts";
import * as files from "./node/index.ts";
import * as minutes from "./synthetic/minutes/index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"cellsOfRows",
		"checkCohort",
		"clockExclusions",
		"clockProducts",
		"clockRowsOfTables",
		"clocks",
		"cohortOf",
		"cohortTables",
		"compareClocks",
		"compareFits",
		"contexts",
		"dayStates",
		"defaultClockShapes",
		"deidentifyCohort",
		"dropOutCurve",
		"expectedDays",
		"fileNameOf",
		"gestationalPeriods",
		"joinDaysWithVisits",
		"keys",
		"links",
		"matchDays",
		"meanReading",
		"missingAfter",
		"missingnessColumns",
		"missingnessTable",
		"problemColumns",
		"problemKinds",
		"protectionCard",
		"quantityBlocks",
		"resolveSessions",
		"resolveSources",
		"turnPlace",
		"valuesOn",
	]);
});

it("exports exactly these names for files, and for the database", () => {
	expect(Object.keys(files).sort()).toEqual(["cohortWriter", "makeCohort", "readCohort", "readStudy", "writeCohort"]);
	expect(Object.keys(database).sort()).toEqual(["cohortDatabase", "personDayColumns"]);
});

it("exports exactly these names for minutes", () => {
	expect(Object.keys(minutes).sort()).toEqual([
		"nightIntervals",
		"ogttCurve",
		"randomGaps",
		"rawAcceleration",
		"syntheticGlucose",
		"syntheticMinutes",
		"syntheticNight",
		"throughDevice",
	]);
});
