import { expect, it } from "vitest";
import * as git from "./git/index.ts";
import * as api from "./index.ts";
import * as markup from "./markup/index.ts";
import * as shapes from "./shapes/index.ts";
import * as terminal from "./terminal/index.ts";

it("exports these names from its root", () => {
	expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
		[
		  "cacheFolder",
		  "dvcFolderName",
		  "dvcProgram",
		  "dvcProgramPath",
		  "findWorkspace",
		  "gitBlobId",
		  "identify",
		  "isAlive",
		  "isSignedHere",
		  "md5",
		  "nearest",
		  "nearestNames",
		  "pinnedDvcVersion",
		  "processDetails",
		  "readIfThere",
		  "readJsonIfThere",
		  "readTextIfThere",
		  "sha256",
		  "signHere",
		  "takeLock",
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
		  "explainSystemError",
		  "formatBytes",
		  "formatCount",
		  "formatDuration",
		  "formatInteger",
		  "formatTable",
		  "isUserError",
		  "stripColours",
		  "takesColours",
		  "visibleControls",
		  "visibleWidth",
		]
	`);
});

it("exports these names from ./git", () => {
	expect(Object.keys(git).sort()).toMatchInlineSnapshot(`
		[
		  "committedFiles",
		  "editedFiles",
		  "gitFiles",
		  "headCommit",
		  "remoteAddress",
		]
	`);
});

it("exports these names from ./markup", () => {
	expect(Object.keys(markup).sort()).toMatchInlineSnapshot(`
		[
		  "doiAddress",
		  "escapeMarkup",
		  "forbiddenCharacters",
		  "html",
		  "linkAddress",
		  "markdownCode",
		  "markdownText",
		  "markupTemplate",
		  "plainText",
		  "unescapeMarkup",
		]
	`);
});

it("exports these names from ./shapes", () => {
	expect(Object.keys(shapes).sort()).toMatchInlineSnapshot(`
		[
		  "fields",
		  "listOf",
		  "number",
		  "object",
		  "once",
		  "oneOf",
		  "optional",
		  "readShape",
		  "recordOf",
		  "text",
		  "truth",
		]
	`);
});
