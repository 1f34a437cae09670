import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"allParameters",
		"compareWithSources",
		"defaultDesign",
		"scenarios",
		"sourceCollector",
		"sourcePoints",
		"syntheticNights",
		"syntheticPregnancy",
		"turnClocks",
	]);
});
