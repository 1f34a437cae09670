import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"angleZDegrees",
		"applyGravityCalibration",
		"bfenMg",
		"calibrateMoments",
		"dailyActivity",
		"enmoMg",
		"fitGravity",
		"gravityDefinitions",
		"hfenMg",
		"hfenPlusMg",
		"lfenMg",
		"madMg",
		"noCalibration",
		"nonwearBySpread",
		"nonwearByStillness",
		"nonwearDefinitions",
		"shortWearAsNonwear",
		"summariseRecording",
		"validDayRules",
		"wearCodes",
		"windowMoments",
	]);
});
