import { expect, it } from "vitest";
import * as publishing from "./index.ts";
import * as render from "./render/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(publishing).sort()).toMatchInlineSnapshot(`
		[
		  "LEAST_CONTRAST",
		  "LEAST_DIFFERENCE",
		  "NOT_ESTIMABLE",
		  "POINTS_PER_MM",
		  "chainOf",
		  "checkValue",
		  "colourDifference",
		  "columnWidth",
		  "contrastRatio",
		  "darkColours",
		  "darkFigure",
		  "darkPartner",
		  "definePaper",
		  "figureColumn",
		  "figureFont",
		  "figureSpec",
		  "figureTheme",
		  "forJournal",
		  "formatInterval",
		  "formatNumber",
		  "formatValue",
		  "input",
		  "journalNamed",
		  "journals",
		  "judgeClaims",
		  "makeProvenance",
		  "mergeValues",
		  "output",
		  "pageColours",
		  "palette",
		  "panels",
		  "previewHtml",
		  "provDocument",
		  "rawData",
		  "roCrateMetadata",
		  "simulateVision",
		  "strictestTier",
		  "tensorflowOf",
		  "visions",
		]
	`);
});

it("exports these names from /render", () => {
	expect(Object.keys(render).sort()).toMatchInlineSnapshot(`
		[
		  "ManuscriptError",
		  "checkFields",
		  "checkManuscript",
		  "citationKeys",
		  "inlineRows",
		  "manuscriptTemplate",
		  "readManuscript",
		  "renderFigure",
		  "renderManuscript",
		  "renderNarrowFigure",
		  "renderTable",
		  "svgPixels",
		]
	`);
});
