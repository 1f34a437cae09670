import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "TO_FILL_IN",
		  "checkAllRawData",
		  "checkRawData",
		  "columnsModule",
		  "datasetBytes",
		  "getDataset",
		  "hashFile",
		  "listDatasets",
		  "mirrorEntry",
		  "mirrorFrom",
		  "mirrorPath",
		  "openPoints",
		  "outdatedColumns",
		  "parseDataset",
		  "readDataset",
		  "tableNames",
		  "trackRawData",
		]
	`);
});
