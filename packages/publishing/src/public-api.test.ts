import { expect, it } from "vitest";
import * as publishing from "./index.ts";
import * as render from "./render/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(publishing).sort()).toMatchInlineSnapshot(`
		[
		  "NOT_ESTIMABLE",
		  "POINTS_PER_MM",
		  "checkValue",
		  "columnWidth",
		  "definePaper",
		  "figureFont",
		  "figureSpec",
		  "figureTheme",
		  "formatInterval",
		  "formatNumber",
		  "formatValue",
		  "input",
		  "judgeClaims",
		  "mergeValues",
		  "output",
		  "palette",
		  "rawData",
		]
	`);
});

it("exports these names from /render", () => {
	expect(Object.keys(render).sort()).toMatchInlineSnapshot(`
		[
		  "ManuscriptError",
		  "checkManuscript",
		  "citationKeys",
		  "manuscriptTemplate",
		  "renderFigure",
		  "renderManuscript",
		  "renderTable",
		  "svgPixels",
		]
	`);
});
