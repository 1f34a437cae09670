import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "committedFiles",
		  "compareOutput",
		  "comparePaper",
		  "countProblems",
		  "describeEnvironment",
		  "editedFiles",
		  "editedSources",
		  "hashOutputs",
		  "headCommit",
		  "isSource",
		  "jsonDifferences",
		  "lookAtPapers",
		  "parseCsv",
		  "pipelineOf",
		  "problemJson",
		  "problemLines",
		  "quickeningVersion",
		  "readMadeHere",
		  "readReproduction",
		  "reproduce",
		  "resultLines",
		  "runFile",
		  "siteIndex",
		  "summarise",
		  "summaryText",
		  "tensorFlowBinding",
		  "tolerancesOf",
		  "unbelievedStages",
		  "valueDifferences",
		  "whyNoTensorFlow",
		]
	`);
});
