import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as report from "./report/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "compareOutput",
		  "comparePaper",
		  "countProblems",
		  "describeEnvironment",
		  "editedPackageLines",
		  "editedSources",
		  "hashOutputs",
		  "isSource",
		  "jsonDifferences",
		  "lookAtPackages",
		  "lookAtPapers",
		  "madeValues",
		  "pipelineOf",
		  "problemJson",
		  "problemLines",
		  "quickeningVersion",
		  "readMadeHere",
		  "refuseEditedPackages",
		  "reproduce",
		  "resultLines",
		  "runFile",
		  "siteIndex",
		  "summarise",
		  "summaryText",
		  "tensorFlowBinding",
		  "unbelievedStages",
		  "valueDifferences",
		  "whyNoTensorFlow",
		]
	`);
});

it("exports these names from ./report", () => {
	expect(Object.keys(report).sort()).toEqual(["readReproduction", "reproductionPath"]);
});
