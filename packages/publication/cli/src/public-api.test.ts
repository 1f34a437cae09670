import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names and no others", () => {
	expect(Object.keys(api).sort()).toEqual([
		"UserError",
		"checkRawData",
		"createTerminal",
		"exportArxiv",
		"exportCrate",
		"findWorkspace",
		"isUserError",
		"judgePapers",
		"listDatasets",
		"listPapers",
		"loadPaper",
		"lookAtPapers",
		"readDataset",
		"readProvenance",
		"reproduce",
		"review",
		"serveSite",
		"syncPapers",
	]);
});
