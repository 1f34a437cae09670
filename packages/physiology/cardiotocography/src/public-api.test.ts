import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names and no others", () => {
	expect(Object.keys(api).sort()).toEqual([
		"accelerations",
		"analyseCardiotocogram",
		"bandwidthVariability",
		"cardiotocogramFeatures",
		"classifyDeceleration",
		"classifyDecelerations",
		"cleanFetalHeartRate",
		"contractions",
		"decelerations",
		"fetalHeartRateBaseline",
		"fetalHeartRateGaps",
		"figoClassification",
		"figoLimits",
		"lastSignalSample",
		"shortTermVariability",
		"simulateCardiotocogram",
		"sinusoidalMinutes",
		"tocogramPresent",
	]);
});
