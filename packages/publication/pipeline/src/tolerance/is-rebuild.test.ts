import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dvcMd5, isRebuild } from "./is-rebuild.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-rebuild-"));
beforeAll(() => {
	mkdirSync(join(folder, "d/sub"), { recursive: true });
	writeFileSync(join(folder, "d/a b.txt"), "one\n");
	writeFileSync(join(folder, "d/sub.csv"), "3");
	writeFileSync(join(folder, "d/sub/größe.csv"), "zwei\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As dvc 3.67.1 writes it when that folder is added. */
const madeByDvc = "70a7467d8b006c5d670f7ddee4f70a05.dir";

it("names files and folders as DVC does", async () => {
	expect(await dvcMd5(join(folder, "d"))).toBe(madeByDvc);
	expect(await dvcMd5(join(folder, "d/sub.csv"))).toBe("eccbc87e4b5ce2fe28308fd9f2a7baf3");
});

describe("a stage", () => {
	const locked = {
		params: { "code.json": { "stages.fit": "c0de" }, "params.yaml": { seed: 7, folds: { inner: 2, outer: 5 } } },
		deps: [
			{ path: "../../data/d", md5: madeByDvc },
			{ path: "results/rows.json", md5: "eccbc87e4b5ce2fe28308fd9f2a7baf3" },
		],
	};
	const ground = {
		name: "fit",
		codeSha256: "c0de",
		params: { folds: { outer: 5, inner: 2 }, seed: 7 },
		inputs: [
			{ path: "../../data/d", at: join(folder, "d") },
			{ path: "results/rows.json", at: join(folder, "d/sub.csv") },
		],
	};

	it("makes a result anew by the same code, parameters in any order, and inputs", async () => {
		expect(await isRebuild(ground, locked)).toBe(true);
		expect(
			await isRebuild({ ...ground, params: {}, inputs: [] }, { params: { "code.json": { "stages.fit": "c0de" } } }),
		).toBe(true);
	});
	it.each([
		["code", { codeSha256: "other" }],
		["a parameter", { params: { seed: 8, folds: { inner: 2, outer: 5 } } }],
		["a parameter more", { params: { ...ground.params, more: 1 } }],
		["an input's bytes", { inputs: [ground.inputs[0]!, { ...ground.inputs[1]!, at: join(folder, "d/a b.txt") }] }],
		["an input's name", { inputs: [ground.inputs[0]!, { ...ground.inputs[1]!, path: "results/other.json" }] }],
		["an input less", { inputs: [ground.inputs[0]!] }],
	])("makes another result when somebody changed %s", async (_, change) => {
		expect(await isRebuild({ ...ground, ...change }, locked)).toBe(false);
	});
});
