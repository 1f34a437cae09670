import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names and no others", () => {
	expect(Object.keys(api).sort()).toEqual([
		"InvalidInputError",
		"checkInRange",
		"checkInteger",
		"checkMinimumLength",
		"checkName",
		"checkPositive",
		"checkSameLength",
		"commonUnits",
		"drawInteger",
		"drawIntegers",
		"drawNormal",
		"isInvalidInput",
		"isSameDimension",
		"knownUnits",
		"localDays",
		"localTimeOfDay",
		"printLocalTime",
		"printUnit",
		"readUnit",
		"recordingStartUtc",
		"sampleFlags",
		"seededRandom",
		"shuffle",
		"unitConversion",
		"unitOf",
		"utcOfLocalTime",
		"zoneOffsetSeconds",
	]);
});
