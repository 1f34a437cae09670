import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "ManuscriptError",
		  "arxivSource",
		  "checkManuscript",
		  "citationKeys",
		  "readBibliography",
		  "readDocument",
		  "readManuscript",
		  "readManuscriptSources",
		  "renderManuscript",
		  "renderTable",
		  "writeJats",
		  "writeTable",
		  "writeWord",
		]
	`);
});
