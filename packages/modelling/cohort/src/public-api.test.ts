import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as database from "./node/database/index.ts";
import * as files from "./node/index.ts";

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
		"defaultClockShapes",
		"keys",
		"links",
		"problemColumns",
		"problemKinds",
		"turnPlace",
	]);
});

it("exports exactly these names for files, and for the database", () => {
	expect(Object.keys(files).sort()).toEqual(["cohortWriter", "makeCohort", "readCohort", "readStudy", "writeCohort"]);
	expect(Object.keys(database).sort()).toEqual(["cohortDatabase", "personDayColumns"]);
});
