import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "CLOSED_VARIABLE",
		  "PREVIEW_VARIABLE",
		  "closedPaths",
		  "disclosurePage",
		  "pageLeaks",
		  "readPreviewRelease",
		  "readRelease",
		  "readSignOff",
		  "releasedNumbers",
		  "requireReleased",
		  "signOff",
		  "signOffFile",
		]
	`);
});
