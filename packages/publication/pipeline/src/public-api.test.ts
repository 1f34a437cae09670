import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as plan from "./plan/index.ts";
import * as stage from "./stage/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "checkPaper",
		  "dvcStage",
		  "dvcYaml",
		  "fingerprinter",
		  "generatedFiles",
		  "judgePapers",
		  "stageCommand",
		  "syncPapers",
		]
	`);
});

it("exports these names from ./plan", () => {
	expect(Object.keys(plan).sort()).toMatchInlineSnapshot(`
		[
		  "SyncError",
		  "codeFilesPath",
		  "formatProblem",
		  "isError",
		  "isSyncError",
		  "listPapers",
		  "loadPaper",
		  "mergeProblems",
		  "planPaper",
		  "readCodeFiles",
		  "readFingerprints",
		  "stageValuesPath",
		  "valuesOutput",
		]
	`);
});

it("exports these names from ./stage", () => {
	expect(Object.keys(stage).sort()).toMatchInlineSnapshot(`
		[
		  "PROGRESS_VARIABLE",
		  "endOrphans",
		  "parseMeasurement",
		  "parseProgress",
		  "pinnedEnvironment",
		  "runningStages",
		]
	`);
});
