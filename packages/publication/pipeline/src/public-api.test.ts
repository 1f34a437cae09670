import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as plan from "./plan/index.ts";
import * as stage from "./stage/index.ts";
import * as store from "./store/index.ts";
import * as tolerance from "./tolerance/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "checkPaper",
		  "datasetGitLeaks",
		  "dvcStage",
		  "dvcYaml",
		  "fingerprinter",
		  "generatedFiles",
		  "judgePapers",
		  "paperGitLeaks",
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
		  "contactFile",
		  "datasetTier",
		  "disclosureRecord",
		  "evaluateDefinition",
		  "evidenceOutput",
		  "evidencePath",
		  "formatProblem",
		  "isControlled",
		  "isError",
		  "isSyncError",
		  "isValuesFile",
		  "listPapers",
		  "loadPaper",
		  "mergeProblems",
		  "paperContact",
		  "planPaper",
		  "readCodeFiles",
		  "readFingerprints",
		  "sourceTiers",
		  "stageValuesPath",
		  "staysHere",
		  "valuesOutput",
		]
	`);
});

it("exports these names from ./stage", () => {
	expect(Object.keys(stage).sort()).toMatchInlineSnapshot(`
		[
		  "EXIT_KILLED",
		  "HANDOVER_VARIABLE",
		  "PROGRESS_VARIABLE",
		  "SCHEDULED_VARIABLE",
		  "endOrphans",
		  "findPeople",
		  "inputMarks",
		  "parseMeasurement",
		  "parseNotice",
		  "parseProgress",
		  "pinnedEnvironment",
		  "runningStages",
		  "unpackCells",
		  "writeHandover",
		]
	`);
});

it("exports these names from ./store", () => {
	expect(Object.keys(store).sort()).toMatchInlineSnapshot(`
		[
		  "STORE_USE_VARIABLE",
		  "contentHash",
		  "filesBelow",
		  "keepResult",
		  "machineKind",
		  "pruneStore",
		  "storeFolder",
		  "storeInUse",
		  "takeResult",
		  "tensorFlowHashes",
		]
	`);
});

it("exports these names from ./tolerance", () => {
	expect(Object.keys(tolerance).sort()).toMatchInlineSnapshot(`
		[
		  "REPLACE_VARIABLE",
		  "fileTolerance",
		  "isExact",
		  "judgeNumbers",
		  "parseCsv",
		  "print",
		  "readSetAside",
		  "stageTolerance",
		  "tolerancesOf",
		  "toleratedFiles",
		]
	`);
});
