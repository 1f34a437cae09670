import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../structure/workspace.ts";

/*
 * The program behind every target "test", on folders made for it; git ignores tests/results.
 */
let folder: string;
beforeEach(() => {
	mkdirSync(join(root, "tests/results"), { recursive: true });
	folder = mkdtempSync(join(root, "tests/results/made-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function runTests(): { status: number | null; counts: Record<string, unknown> } {
	const counts = join(folder, "counts.json");
	const { status, stderr } = spawnSync(
		process.execPath,
		["packages/publication/cli/nx/run-tests.mjs", relative(root, counts), relative(root, folder)],
		{ cwd: root, encoding: "utf8" },
	);
	expect(status, stderr).not.toBeNull();
	return { status, counts: JSON.parse(readFileSync(counts, "utf8")) };
}

describe("the tests of a folder", () => {
	it("pass where there are none, as of a paper that was just begun", () => {
		expect(runTests()).toEqual({ status: 0, counts: { passed: 0, failed: [], skipped: [], broken: [] } });
	});

	it("fail where one does, and are counted", () => {
		writeFileSync(
			join(folder, "two.test.ts"),
			'import { expect, it } from "vitest";\nit("holds", () => {});\nit("does not", () => expect(1).toBe(2));\n',
		);
		expect(runTests()).toEqual({ status: 1, counts: { passed: 1, failed: ["does not"], skipped: [], broken: [] } });
	});
});
