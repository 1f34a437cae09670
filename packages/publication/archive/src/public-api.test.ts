import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as provenance from "./provenance/index.ts";
import * as software from "./software/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "draftChecklist",
		  "exportArxiv",
		  "exportCrate",
		  "exportSubmission",
		  "findSubmissionGaps",
		  "gapLines",
		  "guidelines",
		  "previewHtml",
		  "roCrateMetadata",
		]
	`);
});

it("exports these names from ./provenance", () => {
	expect(Object.keys(provenance).sort()).toMatchInlineSnapshot(`
		[
		  "chainText",
		  "findResult",
		  "listText",
		  "readProvenance",
		  "readResult",
		]
	`);
});

it("exports these names from ./software", () => {
	expect(Object.keys(software).sort()).toEqual(["mayBeShipped", "softwareInventory"]);
});
