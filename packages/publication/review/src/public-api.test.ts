import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "REVIEW_VARIABLE",
		  "parseChecker",
		  "review",
		  "reviewSummary",
		  "whyNoSandbox",
		]
	`);
});
