import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "TO_FILL_IN",
		  "checkAllRawData",
		  "checkCodebook",
		  "checkRawData",
		  "columnFacts",
		  "columnType",
		  "columnsModule",
		  "compareVersions",
		  "countWords",
		  "datasetBytes",
		  "datasetText",
		  "editJson",
		  "formerBytes",
		  "getDataset",
		  "hashFile",
		  "isClosed",
		  "listDatasets",
		  "lockDataset",
		  "matchingFiles",
		  "mirrorEntry",
		  "mirrorFrom",
		  "mirrorPath",
		  "nBroken",
		  "nMissing",
		  "openPoints",
		  "openPointsOf",
		  "outdatedColumns",
		  "parseDataset",
		  "readDataset",
		  "tableNames",
		  "takeFiles",
		  "trackRawData",
		  "undoUpdate",
		  "wayToGet",
		  "writeUpdate",
		]
	`);
});
