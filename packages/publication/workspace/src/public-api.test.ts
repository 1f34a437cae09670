import { expect, it } from "vitest";
import * as git from "./git/index.ts";
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

it("exports these names from ./git", () => {
	expect(Object.keys(git).sort()).toMatchInlineSnapshot(`
		[
		  "committedFiles",
		  "editedFiles",
		  "headCommit",
		]
	`);
});
