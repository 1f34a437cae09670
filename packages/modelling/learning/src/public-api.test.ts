import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"boostedTrees",
		"fitBoostedTrees",
		"fitPenalisedLogistic",
		"fitRandomForest",
		"fitRidgeClassifier",
		"oversample",
		"penalisedLogistic",
		"randomForest",
		"ridgeClassifier",
		"smote",
	]);
});
