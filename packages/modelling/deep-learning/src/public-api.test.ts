import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as node from "./node/index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"TensorFlowError",
		"decodeModel",
		"encodeModel",
		"fitMiniRocket",
		"fitMultiRocket",
		"integratedGradients",
		"miniRocketFeatures",
		"miniRocketFit",
		"multiRocketFeatures",
		"multiRocketFit",
		"networkFit",
		"numberedRows",
		"occlusionByModality",
		"occlusionOverTime",
		"predict",
		"predictEnsemble",
		"predictWithDropout",
		"pretrainMasked",
		"splitByParticipant",
		"takeExamples",
		"takeInputs",
		"trainEnsemble",
		"trainNetwork",
		"windowNumbers",
		"windowsOfRecord",
	]);
	expect(Object.keys(node).sort()).toEqual(["checkpointFile", "loadTensorFlow", "tensorFlowRecord"]);
});
