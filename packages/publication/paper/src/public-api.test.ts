import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "NOT_ESTIMABLE",
		  "asSentence",
		  "chainOf",
		  "checkValue",
		  "definePaper",
		  "formatEstimate",
		  "formatInterval",
		  "formatNumber",
		  "formatP",
		  "formatValue",
		  "input",
		  "judgeClaims",
		  "makeProvenance",
		  "manuscriptLayouts",
		  "mergeValues",
		  "output",
		  "participantsTable",
		  "performanceTable",
		  "provDocument",
		  "rawData",
		  "regressionTable",
		  "shownCount",
		  "strictestTier",
		  "tensorflowOf",
		  "toCsv",
		  "toleratedDifferences",
		  "waitsFor",
		]
	`);
});
