import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"audioSpectralFeatures",
		"deltas",
		"hertzToMel",
		"logMelSpectrogram",
		"melDefinitions",
		"melFilterBank",
		"melToHertz",
		"mfcc",
		"mfccFromLogMel",
		"summariseFrames",
	]);
});
