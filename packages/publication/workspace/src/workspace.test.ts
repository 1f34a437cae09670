import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cacheFolder } from "./cache-folder.ts";
import { dvcProgram, dvcProgramPath, pinnedDvcVersion } from "./dvc-program.ts";
import { isUserError } from "./terminal/user-error.ts";
import { findWorkspace } from "./workspace.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-workspace-"));
	mkdirSync(join(root, "papers/a/results"), { recursive: true });
	mkdirSync(join(root, "packages/publication/cli/setup"), { recursive: true });
	writeFileSync(join(root, "package.json"), '{"name": "quickening"}');
	writeFileSync(join(root, "papers/a/package.json"), '{"name": "@quickening-papers/a"}');
	writeFileSync(
		join(root, "packages/publication/cli/setup/dvc-requirements.txt"),
		"# pinned\ndulwich==1.0\ndvc==3.1.4\ndvc-data==9\n",
	);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("finds the checkout from any folder in it, past the package.json of others", () => {
	expect(findWorkspace(join(root, "papers/a/results"))).toMatchObject({ root, papers: join(root, "papers") });
});
it("says so outside a checkout, and beside a broken package.json", () => {
	writeFileSync(join(root, "package.json"), "{");
	expect(() => findWorkspace(join(root, "papers"))).toThrow(
		`${join(root, "papers")} is not inside a Quickening checkout`,
	);
});
it("keeps the cache where it was told to, else where the system keeps caches", () => {
	expect(cacheFolder({ QUICKENING_CACHE: "/a", XDG_CACHE_HOME: "/b" })).toBe("/a");
	expect(cacheFolder({ XDG_CACHE_HOME: "/b" })).toBe("/b/quickening");
	expect(cacheFolder({})).toBe(join(homedir(), ".cache/quickening"));
});
it("reads the pinned dvc's version, and asks for set-up when it is missing", () => {
	expect(pinnedDvcVersion(root)).toBe("3.1.4");
	expect(dvcProgramPath(root, { QUICKENING_CACHE: "/a" })).toMatch(/^\/a\/dvc-3\.1\.4-[0-9a-f]{12}\/bin\/dvc$/);
	try {
		dvcProgram(root, { QUICKENING_CACHE: join(root, "cache") });
		expect.unreachable();
	} catch (error) {
		expect(isUserError(error) && error.whatToDo).toBe("Run `npm run setup` and try again.");
	}
});
