import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "NOT_ESTIMABLE",
		  "NOT_RELEASED",
		  "asSentence",
		  "authorName",
		  "bibtexName",
		  "chainOf",
		  "checkValue",
		  "coversValue",
		  "definePaper",
		  "formatCount",
		  "formatEstimate",
		  "formatInterval",
		  "formatNumber",
		  "formatP",
		  "formatSpread",
		  "formatValue",
		  "input",
		  "isValuePattern",
		  "judgeClaims",
		  "makeProvenance",
		  "manuscriptLayouts",
		  "mergeValues",
		  "namedAuthor",
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
		  "valuePatternProblem",
		  "valuePatternSource",
		  "valuePatternsMeet",
		  "waitsFor",
		]
	`);
});
