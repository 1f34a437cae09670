import { expect, it } from "vitest";
import * as dvc from "./index.ts";

it("exports these names and no others", () => {
	expect(Object.keys(dvc).sort()).toEqual([
		"DvcError",
		"DvcLock",
		"RUN_VARIABLE",
		"add",
		"cacheFolder",
		"checkout",
		"commit",
		"compareVersions",
		"dag",
		"dataStatus",
		"endProcessGroup",
		"init",
		"isDvcError",
		"killProcessGroup",
		"latestTestedDvcVersion",
		"lowestTestedDvcVersion",
		"paramsDiff",
		"quietEnvironment",
		"repro",
		"reproArguments",
		"reproEvent",
		"requireVersion",
		"runMembers",
		"splitLines",
		"status",
		"version",
	]);
});
