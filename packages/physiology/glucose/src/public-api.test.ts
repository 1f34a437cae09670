import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"activePercent",
		"adrr",
		"ambulatoryGlucoseProfile",
		"assessPregnancyTargets",
		"bloodGlucoseRisk",
		"cogi",
		"episodeThresholds",
		"glucoseDynamics",
		"glucoseEpisodes",
		"glucoseLevels",
		"glucoseRanges",
		"glucoseSummary",
		"gmi",
		"grade",
		"gri",
		"gridReadings",
		"igc",
		"jIndex",
		"mValue",
		"mage",
		"mgPerDlFromMmolPerL",
		"mgPerDlInOneMmolPerL",
		"mmolPerLFromMgPerDl",
		"pregnancyTargets",
		"sdWithinAndBetween",
		"timeInRange",
	]);
});
