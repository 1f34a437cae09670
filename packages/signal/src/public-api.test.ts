import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names and no others", () => {
	expect(Object.keys(api).sort()).toEqual([
		"bridgeGaps",
		"epochMeans",
		"fromEpochs",
		"missingRuns",
		"movingMean",
		"movingQuantile",
		"movingSpread",
		"movingWeightedMedian",
	]);
});
