import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as render from "./render/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "LEAST_CONTRAST",
		  "LEAST_DIFFERENCE",
		  "POINTS_PER_MM",
		  "colourDifference",
		  "columnWidth",
		  "contrastRatio",
		  "darkColours",
		  "darkFigure",
		  "darkPartner",
		  "figureColumn",
		  "figureFont",
		  "figureSpec",
		  "figureTheme",
		  "fitPanels",
		  "forJournal",
		  "journalNamed",
		  "journals",
		  "pageColours",
		  "palette",
		  "panels",
		  "simulateVision",
		  "visions",
		]
	`);
});

it("exports these names from ./render", () => {
	expect(Object.keys(render).sort()).toMatchInlineSnapshot(`
		[
		  "TypstError",
		  "checkFields",
		  "checkMadeRows",
		  "completeTypst",
		  "inlineRows",
		  "interFonts",
		  "prepareTypst",
		  "renderFigure",
		  "renderNarrowFigure",
		  "sourceSerifFonts",
		  "svgPixels",
		  "typstPdf",
		  "unsafeSvg",
		]
	`);
});
