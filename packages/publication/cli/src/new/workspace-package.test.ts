import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { linkWorkspacePackage, lockWith, lockWithout } from "./workspace-package.ts";

const root = join(import.meta.dirname, "../../../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

it.each([
	["papers/ctg-simulation", "@quickening-papers/ctg-simulation"],
	["packages/modelling/validation", "@quickening/validation"],
])("writes the lock's entries of %s as npm had written them", (folder, npmName) => {
	const lock = read("package-lock.json");
	const without = lockWithout(lock, folder, npmName);
	expect(without).not.toContain(`"${folder}"`);
	expect(lockWith(without, folder, read(`${folder}/package.json`))).toBe(lock);
});

it("links the package as npm would, and renews set-up's stamp only where it was right before", () => {
	const copy = mkdtempSync(join(tmpdir(), "quickening-link-"));
	const manifest = '{"name": "@quickening/new", "version": "0.1.0"}';
	const before = read("package-lock.json");
	const after = lockWith(before, "packages/new", manifest);
	mkdirSync(join(copy, "node_modules"), { recursive: true });
	writeFileSync(join(copy, "package-lock.json"), after);
	const stamp = join(copy, "node_modules/.quickening-setup");
	writeFileSync(stamp, `${sha256(before)} linux-x64 node 1\n`);
	linkWorkspacePackage(copy, "packages/new", "@quickening/new");
	expect(readlinkSync(join(copy, "node_modules/@quickening/new"))).toBe("../../packages/new");
	expect(readFileSync(stamp, "utf8")).toBe(`${sha256(after)} linux-x64 node 1\n`);

	writeFileSync(stamp, "another lock linux-x64 node 1\n");
	linkWorkspacePackage(copy, "packages/new", "@quickening/new");
	expect(readFileSync(stamp, "utf8")).toBe("another lock linux-x64 node 1\n");
	rmSync(copy, { recursive: true });
});
