import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"agreementOfParticipants",
		"areaUnderRoc",
		"areaWithinStrata",
		"averagePrecision",
		"bootstrapAuc",
		"brierScore",
		"calibration",
		"calibrationCurve",
		"calibrationGroups",
		"classAgreement",
		"classificationAt",
		"cohenKappa",
		"confusionMatrix",
		"coxSnellR2FromAuc",
		"delong",
		"delongTest",
		"groupedFolds",
		"leakageAudit",
		"limitsOfAgreement",
		"logLoss",
		"macroF1",
		"maximumCoxSnellR2",
		"nestedCrossValidation",
		"netBenefit",
		"optimismCorrectedBootstrap",
		"prevalenceAdjustedKappa",
		"repeatedCrossValidation",
		"requiredEvents",
		"rocBand",
		"rocCurve",
		"sensitivityAt",
		"subgroupPerformance",
	]);
});
