import { linkSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { editedPackageLines, lookAtPackages, refuseEditedPackages } from "@quickening/reproduce";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { modulesRecordPath, readModulesRecord, writeModulesRecord } from "../setup/modules-record.mjs";

let root: string;
let cache: string;
const write = (path: string, content: string) => {
	mkdirSync(join(root, path, ".."), { recursive: true });
	writeFileSync(join(root, path), content);
};
const told = (...folders: string[]) =>
	editedPackageLines(lookAtPackages(root, folders.length > 0 ? folders : undefined));

beforeEach(() => {
	const place = mkdtempSync(join(tmpdir(), "quickening-modules-"));
	[root, cache] = [join(place, "checkout"), join(place, "cache")];
	vi.stubEnv("QUICKENING_CACHE", cache);
	write("node_modules/d3-array/src/sum.js", "export const sum = 1;");
	write("node_modules/@scope/name/index.js", "1");
	write("node_modules/.cache/tool.json", "{}");
	writeModulesRecord(root, cache, writeFileSync);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(join(root, ".."), { recursive: true });
});

it("says nothing of packages as set-up wrote them down, and of what tools keep beside them", () => {
	write("node_modules/.cache/tool.json", "{ 1 }");
	expect(lookAtPackages(root)).toEqual({ isRecorded: true, edited: [] });
});

it("names package and file of what was changed, added or removed, size and times kept or not", () => {
	const path = join(root, "node_modules/d3-array/src/sum.js");
	const { atime, mtime } = statSync(path);
	write("node_modules/d3-array/src/sum.js", "export const sum = 2;");
	utimesSync(path, atime, mtime);
	expect(told()).toEqual(["npm package d3-array: src/sum.js was changed (node_modules/d3-array/src/sum.js)"]);
	expect(told("node_modules/@scope/name")).toEqual([]);
	write("node_modules/@scope/name/more.js", "");
	rmSync(join(root, "node_modules/@scope/name/index.js"));
	expect(told("node_modules/@scope/name")).toEqual([
		"npm package @scope/name: more.js was added (node_modules/@scope/name/more.js)",
		"npm package @scope/name: index.js was removed (node_modules/@scope/name/index.js)",
	]);
	expect(() => refuseEditedPackages(root, { warn: () => {} })).toThrow("npm package d3-array: src/sum.js was changed");
});

it("is not misled by a hard link, which changes a time alone, and reads such a file once", () => {
	linkSync(join(root, "node_modules/d3-array/src/sum.js"), join(root, "linked.js"));
	expect(told()).toEqual([]);
	const { ctimeMs } = statSync(join(root, "node_modules/d3-array/src/sum.js"));
	expect(readModulesRecord(root, cache)!["node_modules/d3-array/src/sum.js"]![3]).toBe(ctimeMs);
});

it("believes no record that this machine did not sign, and says so", () => {
	const warnings: string[] = [];
	write("node_modules/d3-array/src/sum.js", "other");
	mkdirSync(join(cache, "other/modules"), { recursive: true });
	linkSync(modulesRecordPath(root, cache), modulesRecordPath(root, join(cache, "other")));
	vi.stubEnv("QUICKENING_CACHE", join(cache, "other"));
	expect(lookAtPackages(root).isRecorded).toBe(false);
	refuseEditedPackages(root, { warn: (text) => warnings.push(text) });
	expect(warnings.join()).toContain("edits of it would not be noticed");
});
