import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as terminal from "./terminal/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "cacheFolder",
		  "dvcProgram",
		  "dvcProgramPath",
		  "findWorkspace",
		  "gitBlobId",
		  "md5",
		  "nearest",
		  "nearestNames",
		  "pinnedDvcVersion",
		  "readIfThere",
		  "readJsonIfThere",
		  "readTextIfThere",
		  "sha256",
		  "workspaceAt",
		  "writeAtomically",
		]
	`);
});

it("exports these names from ./terminal", () => {
	expect(Object.keys(terminal).sort()).toMatchInlineSnapshot(`
		[
		  "UserError",
		  "colours",
		  "createTerminal",
		  "formatBytes",
		  "formatCount",
		  "formatDuration",
		  "formatInteger",
		  "formatTable",
		  "isUserError",
		  "stripColours",
		  "takesColours",
		  "visibleWidth",
		]
	`);
});
